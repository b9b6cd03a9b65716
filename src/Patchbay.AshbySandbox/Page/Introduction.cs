using System.Globalization;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.Control;

namespace Patchbay.AshbySandbox.Page;

/// <summary>What this is, what it was started with, and a call to paste.</summary>
internal static class Introduction
{
    public static Html Of(Sandbox sandbox, string address) =>
        $"""
            <section class="intro" aria-labelledby="what">
            <h2 id="what" class="quiet">What this is</h2>
            <p class="lead">A local Ashby with a made-up company in it. Calls answer as Ashby’s do, what one call writes the
            others read, and nothing goes out but webhooks to the addresses that you give.</p>
            <p>Send <code>POST {address}/<var>method</var></code> with a JSON body. The API key is the user name of
            HTTP Basic authentication; the password stays empty.</p>
            <figure>
            <figcaption>Paste this to see two candidates{Placeholder(sandbox)}</figcaption>
            <pre id="call" tabindex="0"><code>{Call(sandbox, address)}</code></pre>
            <button type="button" data-copy="call" hidden>Copy</button>
            </figure>
            <dl class="facts">
            {Facts(sandbox, address).Select(fact => Fact(fact.Name, fact.Value))}
            </dl>
            </section>
            """;

    private static IEnumerable<(string Name, string Value)> Facts(Sandbox sandbox, string address)
    {
        var identity = sandbox.State.Identity;
        var company = sandbox.State.Company;
        return
        [
            ("Base address", address),
            ("Company", CompanyContext.CompanyName),
            ("Seed", identity.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Candidates at the start", Number(company.CandidateCount)),
            ("Applications at the start", Number(company.ApplicationCount)),
            ("Now on its clock", Moment.Text(sandbox.Clock.Now)),
            (
                "State",
                sandbox.Options.File is { } file ? $"in {Path.GetFileName(file)}" : "in memory"
            ),
            ("Control side", sandbox.Options.Control ? address + ControlSide.Path : "off"),
        ];
    }

    private static Html Fact(string name, string value) =>
        $"<div><dt>{name}</dt><dd>{value}</dd></div>\n";

    private static string Call(Sandbox sandbox, string address) =>
        $"curl -s -u {(KeyList.WellKnown(sandbox) is { } key ? key.Secret : "$ASHBY_API_KEY")}: {address}/candidate.list "
        + "-H 'Content-Type: application/json' -d '{\"limit\":2}'";

    private static string Placeholder(Sandbox sandbox) =>
        KeyList.WellKnown(sandbox) is null ? ", with your key in ASHBY_API_KEY" : "";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
