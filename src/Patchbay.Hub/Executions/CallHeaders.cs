using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>
/// Which account and profile a call is for. Some of StackOne's clients name the account in the HTTP header, some only in
/// the body's <c>headers</c>.
/// </summary>
internal readonly record struct CallHeaders(string? AccountId, string? ProfileId, ApiError? Fault)
{
    public const string Account = "x-account-id";
    public const string Profile = "x-connector-profile-id";

    /// <param name="inBody">The body's <c>headers</c>; undefined when it has none.</param>
    public static CallHeaders Read(JsonElement inBody, IHeaderDictionary http)
    {
        if (Either(inBody, http, Account, out var account) is { } accountFault)
            return new(null, null, accountFault);
        if (Either(inBody, http, Profile, out var profile) is { } profileFault)
            return new(null, null, profileFault);
        return account is not null
            ? new(account, profile, null)
            : new(
                null,
                null,
                ApiError.Invalid("No account is named.") with
                {
                    Code = "missing_account",
                    Remedy =
                        "Send the account's id in the header x-account-id, or in the body: {\"headers\":{\"x-account-id\":\"…\"}}.",
                }
            );
    }

    public static bool IsOne(string header) =>
        header.Equals(Account, StringComparison.OrdinalIgnoreCase)
        || header.Equals(Profile, StringComparison.OrdinalIgnoreCase);

    private static ApiError? Either(
        JsonElement headers,
        IHeaderDictionary http,
        string name,
        out string? value
    )
    {
        var inBody = InBody(headers, name);
        var inHttp =
            http[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        value = inHttp ?? inBody;
        return inHttp is not null && inBody is not null && inHttp != inBody
            ? ApiError.Invalid(
                $"The header {name} and the body's headers name two different ones.",
                new ApiFault("$.headers", "names another one than the header")
            )
            : null;
    }

    private static string? InBody(JsonElement headers, string name)
    {
        string? found = null;
        if (headers.ValueKind == JsonValueKind.Object)
            foreach (var one in headers.EnumerateObject())
                if (
                    one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    && one.Value.ValueKind == JsonValueKind.String
                    && !string.IsNullOrWhiteSpace(one.Value.GetString())
                )
                    found = one.Value.GetString();
        return found;
    }
}
