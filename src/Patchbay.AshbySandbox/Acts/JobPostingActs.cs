using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Acts;

internal sealed class PublishJobPosting()
    : Act("jobPosting.publish", "Publishes a posting of an open job.", ActInput.Ids("jobPostingId"))
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        if (context.State.JobPostings.Find(input.Text("jobPostingId")) is not { } posting)
            return Errors.NotFound("job_posting");
        if (posting.Text("status") == "Published")
            return Errors.InvalidInput("The job posting is published already");
        if (context.State.Jobs.Find(posting.Text("jobId"))?.Text("status") != "Open")
            return Errors.InvalidInput("The job is not open");
        posting["status"] = "Published";
        posting["isListed"] = true;
        posting["publishedDate"] = context.Timestamp[..10]; // a plain date (section 10)
        posting["updatedAt"] = context.Timestamp;
        context.State.JobPostings.Save(posting);
        return posting;
    }
}

internal sealed class UnpublishJobPosting()
    : Act("jobPosting.unpublish", "Takes a posting back to draft.", ActInput.Ids("jobPostingId"))
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        if (context.State.JobPostings.Find(input.Text("jobPostingId")) is not { } posting)
            return Errors.NotFound("job_posting");
        if (posting.Text("status") != "Published")
            return Errors.InvalidInput("The job posting is not published");
        posting["status"] = "Draft";
        posting["isListed"] = false;
        posting["updatedAt"] = context.Timestamp;
        context.State.JobPostings.Save(posting);
        return posting;
    }
}
