using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

internal delegate Answer Handler(JsonObject request, SandboxContext context);

/// <summary>What a handler may know about the call beside its body.</summary>
internal sealed record SandboxContext(
    ContractEndpoint Endpoint,
    SandboxKey Key,
    SandboxState State,
    DateTimeOffset Now,
    string BaseAddress,
    UploadedPart? Upload = null
)
{
    /// <summary>The user on whose behalf the key acts; null when it acts for itself (section 1).</summary>
    public JsonObject? Actor { get; init; }

    public string Timestamp => Formats.Time(Now);

    /// <summary>One page of a collection, by the cursor, syncToken and limit of the request.</summary>
    public Answer Page(
        JsonObject request,
        IRecords records,
        Func<JsonObject, bool>? where = null,
        Func<JsonObject, JsonObject>? shown = null,
        string scope = "",
        Unchanged? unchanged = null
    ) => State.Pager.Page(this, request, records, where, shown, scope, unchanged);

    /// <summary>A whole collection at once, for the lists without cursors.</summary>
    public static Answer All(
        IRecords records,
        Func<JsonObject, bool>? where = null,
        Func<JsonObject, JsonObject>? shown = null
    ) =>
        Answer.List(
            records
                .After(-1)
                .Select(entry => entry.Record)
                .Where(where ?? (_ => true))
                .Select(shown ?? (record => record))
        );
}

/// <summary>The file of a request in the old multipart form.</summary>
internal sealed record UploadedPart(string FileName, string ContentType, byte[] Content);
