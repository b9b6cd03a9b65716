using Patchbay.AshbySandbox.Reports;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Page;

/// <summary>The reports: no call lists them, so their ids are to be found here.</summary>
internal static class ReportList
{
    public static Html Of(SandboxState state) =>
        $"""
            <section id="reports" aria-labelledby="reports-title">
            <h2 id="reports-title">Reports</h2>
            <p>For <code>report.generate</code> and <code>report.synchronous</code>, which take the id.</p>
            <table class="stack">
            <thead><tr><th scope="col">Title</th><th scope="col">Id</th></tr></thead>
            <tbody>
            {StandardReports.All.Select(report =>
                Row(report.Title, StandardReports.IdOf(state, report))
            )}
            </tbody>
            </table>
            </section>
            """;

    private static Html Row(string title, string id) =>
        $"""
            <tr><th scope="row" data-label="Title">{title}</th><td data-label="Id"><code>{id}</code></td></tr>

            """;
}
