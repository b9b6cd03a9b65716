using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Cursors and sync tokens that the endpoint itself handed out, and what makes them useless.</summary>
internal static class TokenProvocations
{
    public static async Task<IReadOnlyList<Reply>> CursorExpiresAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        var (body, page) = await FirstOfTwoAsync(endpoint, ashby);
        body["cursor"] = page.NextCursor;
        ashby.LetTokensExpire();
        return [await ashby.CallAsync(endpoint, body)];
    }

    public static async Task<IReadOnlyList<Reply>> SyncTokenExpiresAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        var body = await ashby.ValidAsync(endpoint);
        body["syncToken"] = (await LastPageAsync(endpoint, body, ashby)).SyncToken;
        ashby.LetTokensExpire();
        return [await ashby.CallAsync(endpoint, body)];
    }

    // The sandbox of these tests refuses a second page; in Ashby people change what has no call to change it.
    public static async Task<IReadOnlyList<Reply>> TooMuchChangesAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        var (body, page) = await FirstOfTwoAsync(endpoint, ashby);
        var ids = page.Ids.ToList();
        var owner = body.DeepClone().AsObject();
        body["cursor"] = page.NextCursor;
        ids.AddRange((await ashby.CallAsync(endpoint, body)).Ids);

        owner.Remove("limit");
        var syncToken = (await LastPageAsync(endpoint, owner, ashby)).SyncToken;
        var records = RecordsOf(endpoint, owner, ashby.State);
        lock (ashby.Gate)
            foreach (var id in ids)
                records.Save(records.Find(id)!);

        owner["limit"] = 1;
        owner["syncToken"] = syncToken;
        return [await ashby.CallAsync(endpoint, owner)];
    }

    /// <summary>A request for one record of a list that has more, and its answer.</summary>
    private static async Task<(JsonObject Body, Reply Page)> FirstOfTwoAsync(
        string endpoint,
        ErrorSandbox ashby
    )
    {
        var body = await ashby.ValidAsync(endpoint);
        if (CrowdedLists.ByEndpoint.TryGetValue(endpoint, out var crowd))
            await crowd(body, ashby);
        body["limit"] = 1;
        var page = await ashby.CallAsync(endpoint, body);
        if (page.MoreDataAvailable)
            return (body, page);
        // Some owner has two.
        var owned = body.First(field => field.Key.EndsWith("Id", StringComparison.Ordinal)).Key;
        foreach (var owner in await ashby.World.AllAsync(IdFields.Resource(owned, endpoint)!))
        {
            body[owned] = (string)owner["id"]!;
            page = await ashby.CallAsync(endpoint, body);
            if (page.MoreDataAvailable)
                return (body, page);
        }
        throw new InvalidOperationException($"No {owned} has two records for {endpoint}.");
    }

    private static async Task<Reply> LastPageAsync(
        string endpoint,
        JsonObject body,
        ErrorSandbox ashby
    )
    {
        var request = body.DeepClone().AsObject();
        while (true)
        {
            var page = await ashby.CallAsync(endpoint, request);
            if (!page.MoreDataAvailable)
                return page;
            request["cursor"] = page.NextCursor;
        }
    }

    private static IRecords RecordsOf(string endpoint, JsonObject owner, SandboxState state) =>
        endpoint switch
        {
            "candidate.listNotes" => state.Notes.Open((string)owner["candidateId"]!),
            "candidate.listClientInfo" => state.ClientInfo.Open((string)owner["candidateId"]!),
            _ => state.Of(endpoint.Split('.')[0])!,
        };
}
