using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>The token of an agent session: <c>agt_</c> and 43 random characters.</summary>
internal static class AgentToken
{
    /// <summary>Longer ones are none.</summary>
    public const int MaxLength = 200;

    public static string New() =>
        "agt_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    // 256 random bits: a fast hash is enough, as for API keys.
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
