using System.Globalization;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Page;

/// <summary>What was asked lately, newest first.</summary>
internal static class RequestList
{
    private const int Shown = 25;
    private const int BodyShown = 4_000;

    public static Html Of(RequestLog log)
    {
        var requests = log.All;
        return $"""
            <section id="requests" aria-labelledby="requests-title">
            <h2 id="requests-title">Last requests</h2>
            {(requests.Count == 0 ? Empty : Table(requests))}
            </section>
            """;
    }

    private static Html Empty =>
        $"""<p class="empty">No requests yet. Paste the line above, then load this page again.</p>""";

    private static Html Table(IReadOnlyList<SandboxRequest> requests) =>
        $"""
            <p>{Count(requests.Count)}, newest first. <a href="">Load again</a></p>
            <table class="stack">
            <thead><tr><th scope="col">Time</th><th scope="col">Method</th><th scope="col">Key</th><th scope="col">Answer</th><th scope="col">Body</th></tr></thead>
            <tbody>
            {requests.Reverse().Take(Shown).Select(Row)}
            </tbody>
            </table>
            """;

    private static string Count(int kept) =>
        kept switch
        {
            1 => "One request",
            <= Shown => $"{kept} requests",
            _ =>
                $"The last {Shown} of {kept.ToString("N0", CultureInfo.InvariantCulture)} requests kept",
        };

    private static Html Row(SandboxRequest request) =>
        $"""
            <tr>
            <td data-label="Time">{Moment.Of(request.At)}</td>
            <td data-label="Method"><code>{request.Method}</code></td>
            <td data-label="Key">{request.KeyTitle ?? "none that is known"}</td>
            <td data-label="Answer">{Answer(request)}</td>
            <td data-label="Body">{Body(request.Body)}</td>
            </tr>

            """;

    private static Html Answer(SandboxRequest request)
    {
        var kind = request switch
        {
            { Status: >= 200 and < 300, ErrorCode: null } => "good",
            { Status: >= 200 and < 500 } => "care",
            _ => "bad",
        };
        // A connection that was reset has no status.
        var status =
            request.Status == 0
                ? "no answer"
                : request.Status.ToString(CultureInfo.InvariantCulture);
        return $"""<span class="badge {kind}">{status}</span> {Code(request.ErrorCode)}""";
    }

    private static Html Code(string? error) =>
        error is null ? Html.Nothing : $"""<span class="error">{error}</span>""";

    private static Html Body(string body) =>
        body.Length == 0
            ? Html.Raw("empty")
            : $"""<details><summary>{body.Length} characters</summary><pre tabindex="0"><code>{Start(body)}</code></pre></details>""";

    private static string Start(string body) =>
        body.Length <= BodyShown ? body : body[..BodyShown] + " … and so on";
}
