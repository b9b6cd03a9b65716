using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.Pages;

/// <summary>GET …/audit and …/audit/hub: who did what, newest first, and whether the log is whole.</summary>
internal static class ShowAudit
{
    private const int PageSize = 50;

    // Filters look into the entries' text: a search that finds little goes on with the next page.
    private const int MostRead = 5000;

    public static Task<IResult> OfProjectAsync(
        Caller caller,
        AuditLog log,
        UserManager<Person> people,
        ApiKeys keys,
        EndpointDataSource routes,
        HttpContext http
    ) => ShowAsync(caller.ProjectId, ofHub: false, log, people, keys, routes, http);

    public static Task<IResult> OfHubAsync(
        AuditLog log,
        UserManager<Person> people,
        ApiKeys keys,
        EndpointDataSource routes,
        HttpContext http
    ) => ShowAsync(AuditEntry.HubChain, ofHub: true, log, people, keys, routes, http);

    private static async Task<IResult> ShowAsync(
        string chain,
        bool ofHub,
        AuditLog log,
        UserManager<Person> people,
        ApiKeys keys,
        EndpointDataSource routes,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        var fault = AuditSearch.Read(query, out var search);
        var actors = await AuditActors.ReadAsync(
            people,
            keys,
            ofHub ? null : chain,
            http.RequestAborted
        );
        var (lines, read, more) = fault is null
            ? await FindAsync(chain, search, log, actors, http.RequestAborted)
            : ([], [], false);
        var model = new AuditModel(
            ofHub,
            lines,
            Acts(routes),
            query.ToDictionary(one => one.Key, one => one.Value.ToString()),
            query.ContainsKey("check")
                ? await WholeAsync(chain, log, http.RequestAborted)
                : Part(read),
            fault?.Message,
            query.ContainsKey(AuditSearch.BeforeName)
                ? http.Request.With((AuditSearch.BeforeName, null))
                : null,
            more ? http.Request.With((AuditSearch.BeforeName, $"{read[^1].Sequence}")) : null
        );
        return HtmlPage.Show<AuditPage>(
            http,
            new { Model = model },
            fault?.Status ?? StatusCodes.Status200OK
        );
    }

    /// <summary>The entries that fit, all that were read for them, and whether there are older ones.</summary>
    private static async Task<(List<AuditLine> Lines, List<AuditEntry> Read, bool More)> FindAsync(
        string chain,
        AuditSearch search,
        AuditLog log,
        AuditActors actors,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<AuditLine>();
        var read = new List<AuditEntry>();
        await foreach (var entry in log.ReadBackAsync(chain, search.Before, cancellationToken))
        {
            if (lines.Count == PageSize || read.Count == MostRead)
                return (lines, read, true);
            read.Add(entry);
            var told = JsonElement.Parse(entry.Text);
            if (search.EndsAt(told))
                break;
            var actor = actors.Say(told.GetProperty("actor"));
            if (search.Fits(told, actor))
                lines.Add(Line(entry, told, actor));
        }
        return (lines, read, false);
    }

    private static AuditLine Line(AuditEntry entry, JsonElement told, string actor)
    {
        var who = told.GetProperty("actor");
        return new(
            entry.Sequence,
            AuditSearch.At(told),
            actor,
            who.GetProperty("id").GetString() ?? actor,
            told.GetProperty("action").GetString() ?? "",
            Text(told, "target"),
            Text(told, "address"),
            Text(told, "request_id"),
            told.TryGetProperty("details", out var details)
            && details.ValueKind == JsonValueKind.Object
                ? string.Join("; ", details.EnumerateObject().Select(Say))
                : null
        );
    }

    private static string Say(JsonProperty detail) =>
        detail.Value.ValueKind == JsonValueKind.Array
            ? $"{detail.Name}: {string.Join(", ", detail.Value.EnumerateArray())}"
            : $"{detail.Name}: {detail.Value}";

    private static AuditVerdict? Part(List<AuditEntry> read)
    {
        if (read.Count == 0)
            return null;
        var check = new AuditCheck();
        foreach (var entry in Enumerable.Reverse(read))
            check.Add(entry);
        return new($"entries {read[^1].Sequence} to {read[0].Sequence}", false, check.Fault);
    }

    private static async Task<AuditVerdict> WholeAsync(
        string chain,
        AuditLog log,
        CancellationToken cancellationToken
    )
    {
        var check = new AuditCheck();
        await foreach (var entry in log.ReadAsync(chain, after: 0, cancellationToken))
            check.Add(entry);
        return new($"all {check.Count} entries", true, check.Fault);
    }

    /// <summary>Every act that a route of the hub records.</summary>
    private static List<string> Acts(EndpointDataSource routes) =>
        routes
            .Endpoints.Select(route => route.Metadata.GetMetadata<AuditedAs>()?.Act)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();

    private static string? Text(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) ? value.GetString() : null;
}
