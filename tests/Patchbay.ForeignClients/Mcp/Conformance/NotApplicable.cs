namespace Patchbay.ForeignClients.Mcp.Conformance;

/// <summary>
/// Scenarios of the suite that a hub cannot pass, each with the reason. One that passes after all must leave the list.
/// </summary>
internal static class NotApplicable
{
    private const string Tool =
        "It calls a tool of the suite's own example server and expects that tool's fixed content; a hub's tools are actions of providers, which answer with JSON.";

    private const string Asks =
        "It calls a tool that asks the client back (sampling, elicitation); no action of a provider does, and a stateless server has no way to.";

    private const string Stream =
        "It is about streams that a client takes up again; a stateless server keeps none, and the scenario then checks nothing.";

    private const string Resource =
        "It reads a fixed resource of the suite's own example server; the hub's are its catalog, its guide and the pages of actions.";

    private const string Subscription =
        "Subscriptions need a stream from the server; a stateless server has none and does not declare them.";

    private const string Prompt =
        "It gets a prompt of the suite's own example server by its name and expects that prompt's fixed messages.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["completion-complete"] =
                "It completes an argument of a prompt of the suite's own example server.",
            ["tools-call-image"] = Tool,
            ["tools-call-audio"] = Tool,
            ["tools-call-embedded-resource"] = Tool,
            ["tools-call-mixed-content"] = Tool,
            ["tools-call-with-logging"] = Tool,
            ["tools-call-with-progress"] = Tool,
            ["json-schema-2020-12"] =
                "It looks for a tool of the suite's own example server in the list, to see its schema's keywords kept.",
            ["tools-call-sampling"] = Asks,
            ["tools-call-elicitation"] = Asks,
            ["elicitation-sep1034-defaults"] = Asks,
            ["elicitation-sep1330-enums"] = Asks,
            ["server-sse-polling"] = Stream,
            ["server-sse-multiple-streams"] = Stream,
            ["resources-read-text"] = Resource,
            ["resources-read-binary"] = Resource,
            ["resources-templates-read"] = Resource,
            ["resources-subscribe"] = Subscription,
            ["resources-unsubscribe"] = Subscription,
            ["prompts-get-simple"] = Prompt,
            ["prompts-get-with-args"] = Prompt,
            ["prompts-get-embedded-resource"] = Prompt,
            ["prompts-get-with-image"] = Prompt,
        };
}
