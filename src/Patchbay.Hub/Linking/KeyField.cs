using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>Reads a pasted key out of a form's fields, and shows kept ones.</summary>
internal static class KeyField
{
    // How StackOne's hub writes a secret that it does not know: ten dots and the tail.
    private const string Redacted = "__secretvalue:**redacted**";
    private const int MaxLength = 1000;

    /// <summary>The key; nothing when the form leaves it out or sends back what it was shown.</summary>
    public static (string? Key, ApiError? Fault) Read(
        Connector connector,
        IReadOnlyDictionary<string, JsonElement>? credentials
    )
    {
        var field = Field(connector);
        if (
            credentials is null
            || !credentials.TryGetValue(field.Key, out var value)
            || value.ValueKind == JsonValueKind.Null
        )
            return (null, null);
        if (value.ValueKind != JsonValueKind.String)
            return (null, Refuse(field, "must be text"));
        var key = value.GetString()!.Trim();
        if (key.StartsWith(Redacted, StringComparison.Ordinal))
            return (null, null);
        if (key.Length == 0)
            return (null, Refuse(field, "is empty"));
        if (key.Length > MaxLength)
            return (null, Refuse(field, $"is longer than {MaxLength} characters"));
        // Keys are printable ASCII; what else is in it came along when it was copied, often without being seen.
        var stray = key.AsSpan().IndexOfAnyExceptInRange('!', '~');
        return stray < 0
            ? (key, null)
            : (
                null,
                Refuse(
                    field,
                    $"has a space or another character that no key has, at position {stray + 1}"
                )
            );
    }

    public static ApiError Missing(Connector connector) => Refuse(Field(connector), "is required");

    /// <summary>What a form shows of a kept key: enough to recognize it by.</summary>
    public static string Show(string key) => Redacted + Tail(key);

    /// <summary>Its last characters; none of a short key, of which they would tell too much.</summary>
    public static string Tail(string key) => key.Length >= 16 ? key[^4..] : "";

    private static CredentialField Field(Connector connector) =>
        connector.Authentication.Fields.Single(field =>
            field.Key == connector.Authentication.KeyField
        );

    private static ApiError Refuse(CredentialField field, string what) =>
        ApiError.Invalid(
            $"{field.Label} {what}.",
            new ApiFault($"$.credentials.{field.Key}", what)
        ) with
        {
            Remedy = "Copy the key again and paste it whole.",
        };
}
