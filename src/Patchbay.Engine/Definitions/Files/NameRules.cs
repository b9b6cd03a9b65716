using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>
/// The rules for kinds that have names: reads alone, sent what they need, of fields that their answers have; and every
/// field of an input that takes an id takes one of a known kind.
/// </summary>
internal sealed partial class NameRules(
    IReadOnlyList<ActionDefinition> actions,
    IReadOnlyList<NameKind> kinds
)
{
    private const string AnyId = "00000000-0000-0000-0000-000000000000";

    private readonly HashSet<string> _names = kinds
        .Select(kind => kind.Name)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Against the actions and their schemas.</summary>
    public void CheckActions(
        YamlFields file,
        IReadOnlyList<(YamlFields Fields, NameKind Kind)> read,
        IReadOnlyList<string> nameless
    )
    {
        foreach (var (fields, kind) in read)
        {
            CheckFields(fields, kind);
            CheckReads(fields, kind);
        }
        CheckInputs(file, read, nameless);
    }

    public void CheckWords(YamlFields fields, NameKind kind)
    {
        if (!KindForm().IsMatch(kind.Name))
            fields.Fault("kind", "must be lower case words joined by _");
        if (kinds.Count(other => other.Name == kind.Name) > 1)
            fields.Fault("kind", $"{kind.Name} is defined twice");
        if (kind.Words.Count == 0)
            fields.Fault("words", "must hold at least one word for it");
        if (kind.Guess is > 2)
            fields.Fault("guess", "must be 1 or 2");
        foreach (var twice in kind.Words.GroupBy(word => word).Where(group => group.Count() > 1))
            fields.Fault("words", $"says '{twice.Key}' twice");
        if (kind.Find.Count == 0)
            fields.Fault("find", "must hold at least one way to find it");
        if (kind.Names.Count == 0)
            fields.Fault("names", "must name at least one field");
        foreach (var name in kind.Within.Keys.Where(name => !_names.Contains(name)))
            fields.Fault("within", $"'{name}' is no kind");
        foreach (var tell in kind.Tells.Where(tell => tell.Of is { } of && !_names.Contains(of)))
            fields.Fault("tells", $"{tell.Label}: '{tell.Of}' is no kind");
    }

    private void CheckReads(YamlFields fields, NameKind kind)
    {
        if (kind.Get is { } get)
            CheckRead(fields, "get", get.Action, new JsonObject { [get.Field] = AnyId });
        if (kind.Browse is { } browse)
            CheckRead(fields, "browse", browse, []);
        foreach (var (find, at) in kind.Find.Zip(fields.Maps("find")))
        {
            var input =
                find.Input.ValueKind == System.Text.Json.JsonValueKind.Object
                    ? JsonNode.Parse(find.Input.GetRawText())!.AsObject()
                    : [];
            if (find.Archived is { } archived)
                input[archived] = true;
            foreach (var need in find.Needs)
            {
                input[need.Field] = AnyId;
                CheckNeed(at, need);
            }
            foreach (var search in find.Search.DefaultIfEmpty())
            {
                var sent = input.DeepClone().AsObject();
                if (search is not null)
                    sent[search.Field] = "text";
                CheckRead(at, "action", find.Action, sent);
            }
        }
    }

    private void CheckNeed(YamlFields fields, NameNeed need)
    {
        var kind = kinds.FirstOrDefault(one => one.Name == need.Kind);
        if (kind is null)
            fields.Fault("needs", $"{need.Field}: '{need.Kind}' is no kind");
        else if (need.Path is not null && kind.Get is null)
            fields.Fault("needs", $"{need.Field}: {need.Kind} has no get to read a field by");
    }

    private void CheckRead(YamlFields fields, string field, string id, JsonObject input)
    {
        var action = actions.FirstOrDefault(one => one.Id == id);
        if (action is null)
            fields.Fault(field, $"no file defines {id}");
        else if (action.Effect != Effect.Read)
            fields.Fault(field, $"{id} is not a read: nothing is written to find a name");
        else if (
            InputCheck
                .Run(
                    action,
                    new ActionRequest(id, System.Text.Json.JsonElement.Parse(input.ToJsonString()))
                )
                .Failure is
            { } failure
        )
            fields.Fault(field, failure.Message);
    }

    /// <summary>Names are in every answer that is looked through; what tells two apart is in one of them at least.</summary>
    private void CheckFields(YamlFields fields, NameKind kind)
    {
        var answers = kind
            .Find.Select(find =>
                (find.At, action: actions.FirstOrDefault(one => one.Id == find.Action))
            )
            .Where(one => one.action is not null)
            .Select(one => SchemaFields.Of(one.action!.Output, one.At))
            .ToList();
        if (answers.Count == 0)
            return;
        foreach (var path in kind.Names.SelectMany(path => path.Parts))
            if (!answers.All(answer => answer.Has(path)))
                fields.Fault("names", $"{string.Join('.', path)} is not in every answer");
        foreach (
            var (field, path) in kind
                .Emails.Select(path => ("emails", path))
                .Concat(kind.Shown.Select(path => ("shown", path)))
                .Concat(kind.Tells.Select(tell => ("tells", tell.Path)))
                .Concat(kind.Within.Values.Select(path => ("within", path)))
        )
        foreach (var part in path.Parts)
            if (!answers.Any(answer => answer.Has(part)))
                fields.Fault(field, $"{string.Join('.', part)} is in no answer");
        if (!answers.All(answer => answer.Has(["id"])))
            fields.Fault("find", "every answer must have the field id");
    }

    private void CheckInputs(
        YamlFields file,
        IReadOnlyList<(YamlFields Fields, NameKind Kind)> read,
        IReadOnlyList<string> nameless
    )
    {
        var all = actions
            .SelectMany(action =>
                SchemaFields
                    .Of(action.Input, null)
                    .IdFields()
                    .Select(field => (action: action.Id, field))
            )
            .ToList();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (fields, kind) in read)
        foreach (var input in kind.Inputs)
        {
            if (!owners.TryAdd(input, kind.Name))
                fields.Fault("inputs", $"'{input}' takes the id of {owners[input]} already");
            if (!all.Any(one => one.field == input || $"{one.action}.{one.field}" == input))
                fields.Fault("inputs", $"'{input}' is no field of an input that takes an id");
        }
        var named = owners.Keys.Concat(nameless).ToHashSet(StringComparer.Ordinal);
        foreach (
            var missing in all.Where(one =>
                    !named.Contains(one.field) && !named.Contains($"{one.action}.{one.field}")
                )
                .DistinctBy(one => one.field)
        )
            file.Fault(
                "nameless",
                $"{missing.action}.{missing.field} takes an id; a kind's inputs or this list must have it"
            );
        foreach (var none in nameless.Where(name => all.All(one => one.field != name)))
            file.Fault("nameless", $"'{none}' is no field of an input that takes an id");
    }

    [GeneratedRegex(
        "^[a-z]+(_[a-z]+)*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex KindForm();
}
