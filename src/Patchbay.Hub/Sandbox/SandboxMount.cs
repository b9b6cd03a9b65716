using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Sandbox;

/// <summary>The sandbox that this hub serves itself, in development only.</summary>
internal sealed class SandboxMount(IHostEnvironment environment, HubAddress address)
{
    public const string Connector = "ashby";
    public const string Path = "/sandbox/ashby";

    /// <summary>What the sandbox's key with every permission is.</summary>
    public const string Key = "sandbox-all-permissions";

    /// <summary>The form's fields as a person would fill them in.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Credentials { get; } =
        new Dictionary<string, JsonElement> { ["apiKey"] = JsonElement.Parse($"\"{Key}\"") };

    public bool Serves(string connector) => environment.IsDevelopment() && connector == Connector;

    public Uri AddressOf(string connector) =>
        Serves(connector)
            ? new Uri(address.Local, Path)
            : throw new InvalidOperationException($"This hub serves no sandbox of {connector}.");
}
