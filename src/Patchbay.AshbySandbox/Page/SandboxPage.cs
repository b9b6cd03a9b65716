using System.Globalization;
using System.Net;
using System.Text;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Reports;

namespace Patchbay.AshbySandbox.Page;

/// <summary>What is here, for people: endpoints, keys by title, reports, the last requests.</summary>
internal static class SandboxPage
{
    private const int RequestsShown = 50;

    public static IResult Show(HttpContext http, Sandbox sandbox)
    {
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return Results.Content(
            Write(sandbox, SandboxPrefix.BaseAddress(http)),
            "text/html; charset=utf-8"
        );
    }

    private static string Write(Sandbox sandbox, string address)
    {
        var html = new StringBuilder(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ashby sandbox</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #ccc}
            code{font-size:.95em}</style></head><body><h1>Ashby sandbox</h1>
            """
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>Calls go to <code>POST {Text(address)}/&lt;method&gt;</code>, a key as user name and an empty password.</p>"
        );
        Table(
            html,
            "Keys",
            ["Title", "Permissions"],
            sandbox.State.Keys.All.Select(key =>
                new[] { key.Title, string.Join(", ", key.Permissions) }
            )
        );
        Table(
            html,
            "Last requests",
            ["At", "Method", "Key", "Status", "Error"],
            sandbox
                .Log.All.Reverse()
                .Take(RequestsShown)
                .Select(request =>
                    new[]
                    {
                        request.At.ToString("u", CultureInfo.InvariantCulture),
                        request.Method,
                        request.KeyTitle ?? "",
                        request.Status.ToString(CultureInfo.InvariantCulture),
                        request.ErrorCode ?? "",
                    }
                )
        );
        Table(
            html,
            "Reports",
            ["Id", "Title"],
            StandardReports.All.Select(report =>
                new[] { StandardReports.IdOf(sandbox.State, report), report.Title }
            )
        );
        Table(
            html,
            "Endpoints",
            ["Method", "Permission"],
            sandbox.Contract.Endpoints.Values.Select(endpoint =>
                new[] { endpoint.Name, endpoint.Permission }
            )
        );
        return html.Append("</body></html>").ToString();
    }

    private static void Table(
        StringBuilder html,
        string title,
        string[] columns,
        IEnumerable<string[]> rows
    )
    {
        html.Append("<h2>").Append(Text(title)).Append("</h2><table><thead><tr>");
        foreach (var column in columns)
            html.Append("<th scope=\"col\">").Append(Text(column)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td>").Append(Text(cell)).Append("</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
