using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>One file of <c>actions/</c>: a resource and what can be done with it.</summary>
internal sealed class ActionsFile(SchemaFiles schemas, ScopeTable scopes)
{
    private static readonly Dictionary<string, Effect> Effects = new(StringComparer.Ordinal)
    {
        ["read"] = Effect.Read,
        ["create"] = Effect.Create,
        ["update"] = Effect.Update,
        ["delete"] = Effect.Delete,
    };

    private static readonly Dictionary<string, Paging> Pagings = new(StringComparer.Ordinal)
    {
        ["none"] = Paging.None,
        ["cursor"] = Paging.Cursor,
        ["cursor + syncToken"] = Paging.CursorAndSyncToken,
    };

    public (
        ResourceDefinition Resource,
        IReadOnlyList<(YamlFields Fields, ActionDefinition Action)> Actions
    ) Read(YamlFields file)
    {
        var resource = new ResourceDefinition(
            file.Text("resource"),
            file.Text("title"),
            file.Text("description")
        );
        var actions = file.Maps("actions")
            .Select(fields => (fields, ReadAction(fields, resource.Name)))
            .ToList();
        file.RefuseOthers();
        return (resource, actions);
    }

    private ActionDefinition ReadAction(YamlFields fields, string resource)
    {
        var effect = fields.Choice("effect", Effects);
        var guideScopes = fields.Texts("scopes");
        var providerScopes = fields.Maps("providerScopes").Select(ReadDifference).ToList();
        var action = new ActionDefinition
        {
            Id = fields.Text("id"),
            Label = fields.Text("label"),
            Resource = resource,
            Description = fields.Text("description"),
            NotFor = fields.OptionalText("notFor"),
            Aliases = fields.Texts("aliases"),
            Requests = fields.Texts("requests"),
            Related = fields.Texts("related"),
            Endpoint = fields.Text("endpoint"),
            Additional = fields.Flag("additional"),
            Effect = effect,
            Irreversible = fields.Flag("irreversible"),
            MailsCandidate = fields.Flag("mailsCandidate"),
            SafeToRepeat = effect == Effect.Read || fields.Flag("safeToRepeat"),
            Scopes = guideScopes,
            ProviderScopes = providerScopes,
            MinimalScopes =
            [
                .. guideScopes
                    .Concat(providerScopes.Select(scope => scope.Scope))
                    .Distinct(StringComparer.Ordinal),
            ],
            Paging = fields.Choice("paging", Pagings),
            Input = schemas.Compile(fields, "input"),
            Output = schemas.Compile(fields, "output"),
            Errors = fields.Texts("errors"),
            Upload = fields.OptionalMap("upload") is { } upload ? ReadUpload(upload) : null,
            Poll = fields.OptionalMap("poll") is { } poll ? ReadPoll(poll) : null,
            MaxResponseBytes = fields.OptionalInteger("maxResponseMegabytes") * 1024 * 1024,
        };
        foreach (
            var name in action.MinimalScopes.Where(name =>
                scopes.All.All(scope => scope.Name != name)
            )
        )
            fields.Fault("scopes", $"'{name}' is not in scopes.yaml");
        fields.RefuseOthers();
        return action;
    }

    private static ScopeDifference ReadDifference(YamlFields fields)
    {
        var difference = new ScopeDifference(fields.Text("scope"), fields.Text("reason"));
        fields.RefuseOthers();
        return difference;
    }

    private static UploadStep ReadUpload(YamlFields fields)
    {
        var upload = new UploadStep(
            fields.Text("endpoint"),
            fields.Text("context"),
            fields.Text("file"),
            fields.Text("handle")
        );
        fields.RefuseOthers();
        return upload;
    }

    private static PollStep ReadPoll(YamlFields fields)
    {
        var poll = new PollStep(
            fields.Text("id"),
            fields.Text("status"),
            fields.Texts("pending"),
            fields.Texts("failed"),
            fields.OptionalText("reason"),
            TimeSpan.FromSeconds(fields.Integer("everySeconds")),
            TimeSpan.FromSeconds(fields.Integer("timeoutSeconds"))
        );
        fields.RefuseOthers();
        return poll;
    }
}
