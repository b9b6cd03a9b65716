using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static partial class JobPostingEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["jobPosting.list"] = List;
        table["jobPosting.info"] = (request, context) =>
            Find(request, context) is { } posting ? posting : Errors.NotFound("job_posting");
        table["jobPosting.update"] = Update;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        if (
            request.Text("jobBoardId") is { } board
            && context.State.Of("jobBoard")!.Find(board) is null
        )
            return Errors.NotFound("job_board");
        return SandboxContext.All(
            context.State.JobPostings,
            posting =>
                IsVisible(posting, request, context)
                && (!request.Flag("listedOnly") || posting.Flag("isListed"))
                && request.Matches("location", posting.Text("locationName"))
                && (
                    request.Matches("department", posting.Text("departmentName"))
                    || request.Matches("department", posting.Text("teamName"))
                ),
            ListItem
        );
    }

    // The list has two fields on top that the posting keeps inside its compensation.
    public static JsonObject ListItem(JsonObject posting)
    {
        var item = new JsonObject();
        item.Take(
            posting,
            "id",
            "title",
            "jobId",
            "departmentName",
            "teamName",
            "locationName",
            "locationIds",
            "workplaceType",
            "employmentType",
            "isListed",
            "publishedDate",
            "applicationDeadline",
            "externalLink",
            "applyLink"
        );
        var compensation = posting["compensation"]!.AsObject();
        item["compensationTierSummary"] = compensation.Text("compensationTierSummary");
        item["shouldDisplayCompensationOnJobBoard"] = compensation.Flag(
            "shouldDisplayCompensationOnJobBoard"
        );
        item.Take(posting, "updatedAt", "status");
        return item;
    }

    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (Find(request, context) is not { } posting)
            return Errors.NotFound("job_posting");
        posting.Take(
            request,
            "title",
            "workplaceType",
            "suppressDescriptionOpening",
            "suppressDescriptionClosing"
        );
        if (request["description"] is JsonObject description)
        {
            var html = description.Text("content")!;
            var body = new JsonObject { ["html"] = html, ["plain"] = Plain(html) };
            var parts = posting["descriptionParts"]!.AsObject();
            parts["descriptionBody"] = body;
            posting["descriptionHtml"] = Joined(parts, "html", "");
            posting["descriptionPlain"] = Joined(parts, "plain", "\n\n");
        }
        posting["updatedAt"] = context.Timestamp;
        context.State.JobPostings.Save(posting);
        return posting;
    }

    private static JsonObject? Find(JsonObject request, SandboxContext context) =>
        context.State.JobPostings.Find(request.Text("jobPostingId")) is { } posting
        && IsVisible(posting, request, context)
            ? posting
            : null;

    // Drafts only when asked for (jobPosting pages of 2026-07); postings of confidential jobs as their jobs.
    private static bool IsVisible(JsonObject posting, JsonObject request, SandboxContext context) =>
        (posting.Text("status") != "Draft" || request.Flag("includeUnpublishedJobPostings"))
        && JobEndpoints.Find(context, posting.Text("jobId")) is not null;

    private static string Joined(JsonObject parts, string form, string separator) =>
        string.Join(
            separator,
            parts
                .Select(part => (string?)part.Value?[form])
                .Where(text => !string.IsNullOrEmpty(text))
        );

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
