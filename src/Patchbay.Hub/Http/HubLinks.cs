namespace Patchbay.Hub.Http;

/// <summary>The addresses of this hub's pages that answers name.</summary>
internal sealed class HubLinks(HubAddress address)
{
    /// <summary>The guide that asks for exactly these scopes: <c>?scopes=</c> lists their names, with commas.</summary>
    public Uri Guide(string connector, IEnumerable<string> scopes) =>
        new(address.Known, $"guides/{connector}?scopes={string.Join(',', scopes)}");

    /// <summary>Where a key is checked: by the account that has it, or on the way to one.</summary>
    public Uri KeyCheck(string? accountId) =>
        new(
            address.Known,
            accountId is null ? "hub/accounts" : $"accounts/{accountId}/permissions/check"
        );

    /// <summary>Where the account is linked anew.</summary>
    public Uri Relink(string accountId) => new(address.Known, $"accounts/{accountId}/relink");
}
