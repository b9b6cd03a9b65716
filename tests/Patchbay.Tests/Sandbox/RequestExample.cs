using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

/// <summary>Bodies made from an endpoint's request schema, with ids of records that exist.</summary>
internal static class RequestExample
{
    /// <summary>The required fields and no others.</summary>
    public static JsonObject Minimal(RunningSandbox sandbox, string method)
    {
        var schema = Form(method);
        var body = Full(sandbox, method);
        foreach (var optional in body.Select(pair => pair.Key).Except(schema.Required).ToList())
            body.Remove(optional);
        return body;
    }

    public static JsonObject Full(RunningSandbox sandbox, string method)
    {
        var state = sandbox.Server.Sandbox.State;
        var body = new ExampleMaker(
            state.Ids,
            sandbox.Clock.GetUtcNow(),
            resource =>
                state
                    .Of(resource)
                    ?.After(-1)
                    .Select(entry => (string?)entry.Record["id"])
                    .FirstOrDefault()
        )
            .Make(Form(method), method)!
            .AsObject();
        // A field that is called id alone names a record of the endpoint's own resource.
        var records = sandbox.Server.Sandbox.State.Of(
            AshbyContract.Embedded.Endpoints[method].Resource
        );
        if (body.ContainsKey("id") && records?.After(-1).FirstOrDefault().Record is { } first)
            body["id"] = (string)first["id"]!;
        // Opaque tokens cannot be made from a schema.
        body.Remove("cursor");
        body.Remove("syncToken");
        return body;
    }

    private static Schema Form(string method)
    {
        var schema = AshbyContract.Embedded.Endpoints[method].Request.Flat;
        return schema.AnyOf.Count == 0 ? schema : schema.With(schema.AnyOf[0]);
    }
}
