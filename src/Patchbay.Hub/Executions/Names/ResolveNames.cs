using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Names;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions.Names;

/// <summary>POST /actions/resolve: names into ids.</summary>
internal static class ResolveNames
{
    private const int MostItems = 25;
    private const int LongestText = 300;
    private const int MostContext = 10;

    internal static readonly JsonSerializerOptions Json = new(HubJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="Context">What is known beside the text, by kind: an id or a name.</param>
    /// <param name="Archived">Lists tell what is archived or switched off too.</param>
    /// <param name="Items">Several texts at once, instead of one.</param>
    /// <param name="Headers">May name the account, as in POST /actions/rpc.</param>
    internal sealed record Request(
        string? Text,
        string? Kind,
        IReadOnlyDictionary<string, string>? Context,
        bool? Archived,
        IReadOnlyList<Item>? Items,
        IReadOnlyDictionary<string, JsonElement>? Headers
    );

    internal sealed record Item(
        string? Text,
        string? Kind,
        IReadOnlyDictionary<string, string>? Context,
        bool? Archived
    );

    internal sealed record Answers(IReadOnlyList<ResolutionBody> Items, int Calls);

    public static async Task<
        Results<JsonHttpResult<ResolutionBody>, JsonHttpResult<Answers>, ApiError>
    > HandleAsync(Request request, Caller caller, INameResolver names, HttpContext http)
    {
        if (FindFaults(request) is { Count: > 0 } faults)
            return ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path} {fault.Message}")) + ".",
                faults
            );
        var headers = CallHeaders.Read(
            JsonSerializer.SerializeToElement(request.Headers, HubJson.Options),
            http.Request.Headers
        );
        if (headers.Fault is not null)
            return headers.Fault;
        var items =
            request.Items
            ?? [new Item(request.Text, request.Kind, request.Context, request.Archived)];
        var outcome = await names.ResolveAsync(
            new NamesRequest(
                RequestSource.Of(http, caller, "ACTION_RPC"),
                caller,
                headers.AccountId!,
                headers.ProfileId,
                items
                    .Select(item => new NameQuery(
                        item.Text!,
                        string.IsNullOrWhiteSpace(item.Kind) ? null : item.Kind,
                        item.Context is null ? NameContext.None : new NameContext(item.Context),
                        item.Archived == true
                    ))
                    .ToList()
            ),
            http.RequestAborted
        );
        if (outcome.Error is not null)
            return outcome.Error;
        return request.Items is null
            ? TypedResults.Json(outcome.Items[0], Json)
            : TypedResults.Json(new Answers(outcome.Items, outcome.Calls), Json);
    }

    private static List<ApiFault> FindFaults(Request request)
    {
        var faults = new List<ApiFault>();
        if (request.Items is null)
            Check(new Item(request.Text, request.Kind, request.Context, request.Archived), "$");
        else
        {
            if (request.Text is not null || request.Kind is not null || request.Context is not null)
                faults.Add(new("$.items", "goes with neither text, kind nor context"));
            if (request.Items.Count is 0 or > MostItems)
                faults.Add(new("$.items", $"must hold 1 to {MostItems} items"));
            foreach (var (index, item) in request.Items.Take(MostItems).Index())
                Check(item, $"$.items[{index}]");
        }
        return faults;

        void Check(Item? item, string at)
        {
            if (string.IsNullOrWhiteSpace(item?.Text))
                faults.Add(new($"{at}.text", "is required"));
            else if (item.Text.Length > LongestText)
                faults.Add(new($"{at}.text", $"must have at most {LongestText} characters"));
            if (item?.Context is not { } context)
                return;
            if (context.Count > MostContext)
                faults.Add(new($"{at}.context", $"must hold at most {MostContext} members"));
            foreach (var (key, value) in context)
                if (string.IsNullOrWhiteSpace(value) || value.Length > LongestText)
                    faults.Add(new($"{at}.context.{key}", "must be an id or a name"));
        }
    }
}
