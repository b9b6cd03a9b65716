using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Page;

/// <summary>Every endpoint with the permission that its key needs and the fields that it cannot do without.</summary>
internal static class EndpointList
{
    public static Html Of(AshbyContract contract) =>
        $"""
            <section id="endpoints" aria-labelledby="endpoints-title">
            <h2 id="endpoints-title">Endpoints</h2>
            <p>{contract.Endpoints.Count} methods, each with the permission that its key needs and the fields that it cannot do without.</p>
            <div class="search" hidden>
            <label for="search">Search methods and permissions</label>
            <input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found">
            <span id="found" role="status"></span>
            </div>
            <div class="groups">
            {contract.Endpoints.Values.GroupBy(endpoint => endpoint.Resource).Select(group =>
                Group(group.Key, [.. group])
            )}
            </div>
            </section>
            """;

    private static Html Group(string resource, IReadOnlyList<ContractEndpoint> endpoints) =>
        $"""
            <details class="group" id="{resource}" open>
            <summary><h3>{resource}</h3> <span class="count">{endpoints.Count}</span></summary>
            <ul>
            {endpoints.Select(Item)}
            </ul>
            </details>

            """;

    private static Html Item(ContractEndpoint endpoint) =>
        $"""
            <li id="{endpoint.Name}" data-find="{endpoint.Name} {endpoint.Permission}"><code>{endpoint.Name}</code> <span class="permission">{endpoint.Permission}</span>{Needs(
                endpoint
            )}</li>

            """;

    private static Html Needs(ContractEndpoint endpoint) =>
        endpoint.Request.Flat.Required is { Count: > 0 } fields
            ? $""" <span class="needs">needs {string.Join(", ", fields)}</span>"""
            : Html.Nothing;
}
