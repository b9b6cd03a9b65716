using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// The endpoints without a handler of their own. Lists and lookups are served from the records of their resource, which
/// are made from the schema where the company has none. Anything else checks the ids it was given and answers with
/// content that the schema accepts, carrying the request's own values; what it makes can be listed and looked up.
/// </summary>
internal static class SchemaEndpoints
{
    private const int ExamplesPerResource = 3;

    public static Answer Answer(JsonObject request, SandboxContext context)
    {
        if (MissingReference(request, context) is { } error)
            return error;
        var results = context.Endpoint.Results.Flat;
        if (
            results.Types.Contains("array")
            && results.Items is not null
            && context.Endpoint.Verb.StartsWith("list", StringComparison.Ordinal)
        )
            return List(request, context, results.Items);
        return context.Endpoint.Verb == "info"
            ? Info(request, context, results)
            : Make(request, context, results);
    }

    private static Answer List(JsonObject request, SandboxContext context, Schema item)
    {
        var records = Records(context, item);
        Func<JsonObject, JsonObject> shown = record => Projected(item, record);
        return context.Endpoint.Paging == Paging.None
            ? SandboxContext.All(records, record => Fits(record, request), shown)
            : context.Page(request, records, record => Fits(record, request), shown);
    }

    private static Answer Info(JsonObject request, SandboxContext context, Schema results)
    {
        var records = Records(context, results);
        if (OwnId(request, context.Endpoint) is { } id)
            return records.Find(id) is { } found
                ? Projected(results, found)
                : Errors.NotFound(Snake(context.Endpoint.Resource));
        // referralForm.info and the like: there is one.
        return records.After(-1).Select(entry => Projected(results, entry.Record)).First();
    }

    private static Answer Make(JsonObject request, SandboxContext context, Schema results)
    {
        if (context.State.Examples.Make(results, context.Endpoint.Name) is not JsonObject made)
            return new JsonArray();
        if (
            OwnId(request, context.Endpoint) is { } id
            && context.State.Of(context.Endpoint.Resource)?.Find(id) is { } known
        )
            foreach (var (name, value) in Projected(results, known))
                made[name] = value?.DeepClone();
        else if (made.ContainsKey("id"))
            made["id"] = context.State.Ids.Next(context.Endpoint.Resource);

        foreach (var (name, value) in request)
        {
            if (!results.Properties.TryGetValue(name, out var property))
                continue;
            var reading = SchemaReader.Request.Read(property, value);
            if (reading.Faults.Count == 0)
                made[name] = reading.Value;
        }
        if (made.ContainsKey("id"))
            context.State.Open(context.Endpoint.Resource).Save(made);
        return made;
    }

    private static IRecords Records(SandboxContext context, Schema item)
    {
        if (
            context.State.Of(context.Endpoint.Resource) is { } records
            && (context.Endpoint.Verb is "list" or "info")
        )
            return records;
        // candidate.listFraudChecks lists something else than candidates.
        var resource = context.Endpoint.Verb is "list" or "info"
            ? context.Endpoint.Resource
            : context.Endpoint.Name;
        if (context.State.Of(resource) is { } kept)
            return kept;
        records = context.State.Open(resource);
        for (var i = 0; i < ExamplesPerResource; i++)
            if (
                context.State.Examples.Make(item, $"{resource} {i}") is JsonObject example
                && example.ContainsKey("id")
            )
            {
                example["id"] = context.State.Ids.Named("example", resource, i);
                records.Save(example);
            }
        return records;
    }

    // An id in the request that points at a record which does not exist.
    private static SandboxError? MissingReference(JsonObject request, SandboxContext context)
    {
        foreach (var (name, value) in request)
            if (
                value is JsonValue
                && value.GetValueKind() == JsonValueKind.String
                && ExampleMaker.Target(name) is { } resource
                && context.State.Of(resource) is { } records
                && records.Find((string)value!) is null
            )
                return resource == "application"
                    ? Errors.ApplicationNotFound
                    : Errors.NotFound(Snake(resource));
        return null;
    }

    // webhookId of webhook.update, id of interview.info.
    private static string? OwnId(JsonObject request, ContractEndpoint endpoint) =>
        request.Text($"{endpoint.Resource}Id")
        ?? (endpoint.Request.Flat.Required.Contains("id") ? request.Text("id") : null);

    // Filters: includeArchived, createdAfter, and any other field that the record has under the same name.
    private static bool Fits(JsonObject record, JsonObject request)
    {
        if (
            !Archive.Filter(request)(record)
            || !request.IsAfter(
                "createdAfter",
                record["createdAt"] is null ? null : record.Text("createdAt")
            )
        )
            return false;
        foreach (var (name, wanted) in request)
        {
            if (name is "id" || !record.TryGetPropertyValue(name, out var actual) || wanted is null)
                continue;
            var text = actual?.ToString();
            if (
                wanted is JsonArray several
                    ? !several.Any(one => one?.ToString() == text)
                    : !string.Equals(wanted.ToString(), text, StringComparison.OrdinalIgnoreCase)
            )
                return false;
        }
        return true;
    }

    // Records are kept whole; an endpoint shows what its schema has.
    private static JsonObject Projected(Schema schema, JsonObject record) =>
        SchemaReader.Request.Read(schema, record).Value!.AsObject();

    private static string Snake(string resource) =>
        string.Concat(
            resource.Select(letter =>
                char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()
            )
        );
}
