using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class CandidateEndpoints
{
    private const int SearchMatches = 100;

    /// <summary>Candidates have external ids of an earlier system: this, and their place in the list counted from 1.</summary>
    public const string ExternalPrefix = "legacy-";

    public static void AddTo(HandlerTable table)
    {
        table["candidate.list"] = List;
        table["candidate.info"] = Info;
        table["candidate.search"] = Search;
        table["candidate.create"] = Create;
        table["candidate.update"] = Update;
        table["candidate.anonymize"] = Anonymize;
        table["candidate.setFraudStatus"] = (request, context) =>
            Change(
                request,
                context,
                candidate => candidate["fraudStatus"] = request.Text("fraudStatus")
            );
        table["candidate.addTag"] = AddTag;
        table["candidate.removeTag"] = RemoveTag;
        table["candidate.addProject"] = AddProject;
        table["candidate.removeProject"] = RemoveProject;
        table["candidate.listProjects"] = ListProjects;
    }

    /// <summary>Changes a candidate and answers with it, or says that there is none.</summary>
    public static Answer Change(
        JsonObject request,
        SandboxContext context,
        Action<JsonObject> change
    ) =>
        With(
            request,
            context,
            candidate =>
            {
                var before = candidate.Copy();
                change(candidate);
                candidate["updatedAt"] = context.Timestamp;
                context.State.Candidates.Save(candidate);
                ApplicationView.CandidateChanged(context.State, before, candidate);
                return CandidateView.Of(candidate, context);
            }
        );

    public static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) =>
        context.State.Candidates.Find(request.Text("candidateId")) is { } candidate
            ? then(candidate)
            : Errors.NotFound("candidate");

    // createdAfter goes by when the candidate was added (section 4).
    private static Answer List(JsonObject request, SandboxContext context) =>
        context.Page(
            request,
            context.State.Candidates,
            candidate => request.IsAfter("createdAfter", candidate.Text("createdAt")),
            candidate => CandidateView.Of(candidate, context),
            unchanged: CreationOrder.Candidates(request, context.State.Company)
        );

    private static Answer Info(JsonObject request, SandboxContext context)
    {
        var candidate = request.Text("externalMappingId") is { } external
            ? ByExternalId(context.State, external)
            : context.State.Candidates.Find(request.Text("id"));
        return candidate is null
            ? Errors.NotFound("candidate")
            : CandidateView.Of(candidate, context);
    }

    private static JsonObject? ByExternalId(SandboxState state, string external) =>
        external.StartsWith(ExternalPrefix, StringComparison.Ordinal)
        && int.TryParse(
            external[ExternalPrefix.Length..],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number >= 1
        && number <= state.Company.CandidateCount
            ? state.Candidate(number - 1)
            : null;

    private static Answer Search(JsonObject request, SandboxContext context)
    {
        var email = request.Text("email");
        var name = request.Text("name");
        if (email is null && name is null)
            return Errors.InvalidInput("One of email, name is required");
        return Answer.List(
            (email is not null ? WithEmail(context.State, email) : MayBeNamed(context.State, name!))
                .Where(candidate => name is null || IsNamed(candidate, name))
                .DistinctBy(candidate => candidate.Text("id"))
                .Take(SearchMatches)
                .Select(candidate => CandidateView.Of(candidate, context))
        );
    }

    public static IEnumerable<JsonObject> WithEmail(SandboxState state, string email) =>
        MayHaveEmail(state, email)
            .Where(candidate => HasEmail(candidate, email))
            .DistinctBy(candidate => candidate.Text("id"));

    // Generated candidates are found by what they are generated from; those changed or created since are few.
    private static IEnumerable<JsonObject> MayHaveEmail(SandboxState state, string email)
    {
        if (
            state.Company.TryCandidateByEmail(email, out var index)
            && state.Candidate(index) is { } candidate
        )
            yield return candidate;
        foreach (var entry in state.Candidates.ChangedAfter(0))
            yield return entry.Record;
    }

    private static IEnumerable<JsonObject> MayBeNamed(SandboxState state, string name)
    {
        for (var index = 0; index < state.Company.CandidateCount; index++)
            if (
                state
                    .Company.CandidateName(index)
                    .Contains(name, StringComparison.OrdinalIgnoreCase)
                && state.Candidate(index) is { } candidate
            )
                yield return candidate;
        foreach (var entry in state.Candidates.ChangedAfter(0))
            yield return entry.Record;
    }

    private static bool IsNamed(JsonObject candidate, string name) =>
        candidate.Text("name")!.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool HasEmail(JsonObject candidate, string email) =>
        candidate["emailAddresses"]!
            .AsArray()
            .Any(address =>
                string.Equals((string)address!["value"]!, email, StringComparison.OrdinalIgnoreCase)
            );

    public static Answer Create(JsonObject request, SandboxContext context)
    {
        if (Attribution.Check(request, context.State) is { } error)
            return error;
        var id = context.State.Ids.Next("candidate");
        var candidate = new JsonObject
        {
            ["id"] = id,
            ["createdAt"] = request.TimeOr("createdAt", context.Timestamp),
            ["updatedAt"] = context.Timestamp,
            ["name"] = request.Text("name"),
            ["emailAddresses"] = new JsonArray(),
            ["phoneNumbers"] = new JsonArray(),
            ["socialLinks"] = new JsonArray(),
            ["tags"] = new JsonArray(),
            ["applicationIds"] = new JsonArray(),
            ["fileHandles"] = new JsonArray(),
            ["customFields"] = new JsonArray(),
            ["profileUrl"] =
                $"https://app.ashbyhq.com/candidate-searches/new/right-side/candidates/{id}",
            ["source"] = null,
            ["creditedToUser"] = null,
            ["timezone"] = null,
            ["fraudStatus"] = null,
        };
        CandidateProfile.Apply(candidate, request, context.State);
        Attribution.Apply(candidate, request, context.State);
        context.State.Candidates.Save(candidate);
        return candidate;
    }

    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (Attribution.Check(request, context.State) is { } error)
            return error;
        return Change(
            request,
            context,
            candidate =>
            {
                candidate.Take(request, "name");
                candidate["createdAt"] = request.TimeOr("createdAt", candidate.Text("createdAt")!);
                CandidateProfile.Apply(candidate, request, context.State);
                Attribution.Apply(candidate, request, context.State);
            }
        );
    }

    // Only when every application is archived or hired; cannot be undone (section 11).
    private static Answer Anonymize(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            candidate =>
                candidate
                    .Texts("applicationIds")
                    .Any(id =>
                        context.State.Applications.Find(id)?.Text("status") is "Active" or "Lead"
                    )
                    ? Errors.InvalidInput("The candidate still has active applications")
                    : Change(
                        request,
                        context,
                        found => CandidateProfile.Anonymize(found, context.State)
                    )
        );

    private static Answer AddTag(JsonObject request, SandboxContext context)
    {
        if (context.State.CandidateTags.Find(request.Text("tagId")) is not { } tag)
            return Errors.NotFound("candidate_tag");
        return Change(
            request,
            context,
            candidate =>
            {
                var tags = candidate["tags"]!.AsArray();
                if (tags.All(known => known!["id"]!.ToString() != tag.Text("id")))
                    tags.Add(tag);
            }
        );
    }

    private static Answer RemoveTag(JsonObject request, SandboxContext context)
    {
        if (context.State.CandidateTags.Find(request.Text("tagId")) is not { } tag)
            return Errors.NotFound("candidate_tag");
        return Change(
            request,
            context,
            candidate =>
                candidate["tags"]!
                    .AsArray()
                    .RemoveAll(known => known!["id"]!.ToString() == tag.Text("id"))
        );
    }

    private static Answer AddProject(JsonObject request, SandboxContext context)
    {
        if (ProjectEndpoints.Find(context, request.Text("projectId")) is not { } project)
            return Errors.NotFound("project");
        return Change(
            request,
            context,
            candidate =>
                context
                    .State.ProjectsOfCandidate.Open(candidate.Text("id")!)
                    .Save(new JsonObject { ["id"] = project.Text("id") })
        );
    }

    private static Answer RemoveProject(JsonObject request, SandboxContext context)
    {
        if (ProjectEndpoints.Find(context, request.Text("projectId")) is not { } project)
            return Errors.NotFound("project");
        return Change(
            request,
            context,
            candidate =>
                context
                    .State.ProjectsOfCandidate.Open(candidate.Text("id")!)
                    .Remove(project.Text("id")!)
        );
    }

    private static Answer ListProjects(JsonObject request, SandboxContext context) =>
        With(
            request,
            context,
            candidate =>
                context.Page(
                    request,
                    context.State.ProjectsOfCandidate.Of(candidate.Text("id")!),
                    link => ProjectEndpoints.Find(context, link.Text("id")) is not null,
                    link => context.State.Projects.Find(link.Text("id"))!,
                    scope: candidate.Text("id")!
                )
        );
}
