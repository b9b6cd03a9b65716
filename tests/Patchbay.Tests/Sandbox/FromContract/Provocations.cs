using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Makes an endpoint answer with a code; every reply must carry it.</summary>
internal delegate Task<IReadOnlyList<Reply>> Provocation(
    string endpoint,
    string code,
    ErrorSandbox ashby
);

/// <summary>What provokes a code wherever it is documented.</summary>
internal static class Provocations
{
    /// <summary>Names nothing that exists anywhere.</summary>
    public const string ForeignId = "0f0f0f0f-0000-4000-8000-00000000beef";

    private static readonly Dictionary<string, Provocation> ByCode = new(StringComparer.Ordinal)
    {
        ["missing_endpoint_permission"] = async (endpoint, _, ashby) =>
        {
            var permission = AshbyContract.Embedded.Endpoints[endpoint].Permission;
            var body = await ashby.ValidAsync(endpoint);
            return [await ashby.CallAsync(endpoint, body, ashby.KeyWithout(permission))];
        },
        ["invalid_input"] = BreakAsync,
        ["invalid_next_cursor"] = (endpoint, _, ashby) =>
            WithAsync(endpoint, "cursor", "made up", ashby),
        ["sync_token_invalid"] = (endpoint, _, ashby) =>
            WithAsync(endpoint, "syncToken", "made up", ashby),
        ["next_cursor_expired"] = TokenProvocations.CursorExpiresAsync,
        ["sync_token_expired"] = TokenProvocations.SyncTokenExpiresAsync,
        ["incremental_sync_too_large"] = TokenProvocations.TooMuchChangesAsync,
        ["rate_limit_exceeded"] = ReportProvocations.TooOftenAsync,
        ["concurrent_limit_exceeded"] = ReportProvocations.TooManyAtOnceAsync,
    };

    public static Provocation Of(string endpoint, string code) =>
        SpecialProvocations.All.TryGetValue((endpoint, code), out var special) ? special
        : ByCode.TryGetValue(code, out var general) ? general
        : code.EndsWith("_not_found", StringComparison.Ordinal) ? NameForeignRecordAsync
        : throw new InvalidOperationException($"Nothing provokes {code} at {endpoint}.");

    // No JSON at all; nothing where something is required; and each field in turn of a wrong type.
    private static async Task<IReadOnlyList<Reply>> BreakAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        var bodies = new List<string> { "{" };
        if (Shape.Of(AshbySpec.Request(endpoint), AshbySpec.Definitions).Required.Count > 0)
            bodies.Add("{}");
        var full = await ashby.ValidAsync(endpoint, full: true);
        foreach (var (name, value) in full)
        {
            // customField.list lets itself be given a limit, but does not page.
            if (name == "limit" && AshbyContract.Embedded.Endpoints[endpoint].Paging == Paging.None)
                continue;
            var broken = full.DeepClone().AsObject();
            broken[name] = value is JsonValue ? new JsonArray(new JsonArray()) : 7;
            bodies.Add(broken.ToJsonString());
        }
        var replies = new List<Reply>();
        foreach (var body in bodies)
            replies.Add(await ashby.SendAsync(endpoint, body));
        return replies;
    }

    private static async Task<IReadOnlyList<Reply>> WithAsync(
        string endpoint,
        string field,
        string value,
        ErrorSandbox ashby
    )
    {
        var body = await ashby.ValidAsync(endpoint);
        body[field] = value;
        return [await ashby.CallAsync(endpoint, body)];
    }

    private static async Task<IReadOnlyList<Reply>> NameForeignRecordAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        foreach (var full in new[] { false, true })
        {
            var body = await ashby.ValidAsync(endpoint, full);
            if (!PutForeignId(body, endpoint, code, top: true))
                continue;
            var reply = await ashby.CallAsync(endpoint, body);
            return [reply];
        }
        return [];
    }

    // The field that names the record, wherever it stands in the body.
    private static bool PutForeignId(JsonObject body, string endpoint, string code, bool top)
    {
        foreach (var (name, value) in body.ToList())
        {
            if (value is JsonObject inner && PutForeignId(inner, endpoint, code, top: false))
                return true;
            if (
                value is JsonValue
                && value.GetValueKind() == JsonValueKind.String
                && (top || name != "id")
                && IdFields.Resource(name, endpoint) is { } resource
                && DocumentedErrors.Snake(resource) + "_not_found" == code
            )
            {
                body[name] = ForeignId;
                return true;
            }
        }
        return false;
    }
}
