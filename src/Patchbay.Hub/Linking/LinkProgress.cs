using System.Text.Json.Serialization;

namespace Patchbay.Hub.Linking;

/// <summary>How far a try to link has come. What came before it is done.</summary>
/// <param name="Done">Of the permissions that are asked for one by one.</param>
/// <param name="Of">How many those are; none when the provider lists them.</param>
internal sealed record LinkProgress(LinkStep Step, int Done = 0, int Of = 0);

[JsonConverter(typeof(JsonStringEnumConverter<LinkStep>))]
internal enum LinkStep
{
    /// <summary>The key is well-formed; the provider is asked whether it accepts it.</summary>
    Ask,

    /// <summary>The provider accepts it; which permissions it holds is being found out.</summary>
    Permissions,

    /// <summary>It will do; the account is being stored.</summary>
    Store,
}
