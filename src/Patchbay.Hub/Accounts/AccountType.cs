namespace Patchbay.Hub.Accounts;

internal static class AccountType
{
    public const string Production = "production";
    public const string Test = "test";

    /// <summary>Clients write it in either case; null for anything else.</summary>
    public static string? Read(string? text) =>
        text?.ToLowerInvariant() switch
        {
            Production => Production,
            Test => Test,
            _ => null,
        };
}
