namespace Patchbay.BrowserTests.Dashboard;

/// <summary>A device that holds passkeys, inside the browser: what Chromium offers for tests.</summary>
internal sealed class VirtualAuthenticator(ICDPSession session) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await session.DetachAsync();
}

internal static class VirtualAuthenticators
{
    public static async Task<VirtualAuthenticator> AddAuthenticatorAsync(
        this Task<ICDPSession> opened
    )
    {
        var session = await opened;
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        return new(session);
    }
}
