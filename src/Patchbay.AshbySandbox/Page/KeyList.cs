namespace Patchbay.AshbySandbox.Page;

/// <summary>The keys that the sandbox knows, by title. Secrets stay out, but for the one that every sandbox is born with.</summary>
internal static class KeyList
{
    private static readonly string DefaultSecret = new SandboxOptions().AllPermissionsKey;

    /// <summary>The key whose secret is in the documentation, when this sandbox has it and it works.</summary>
    public static SandboxKey? WellKnown(Sandbox sandbox) =>
        sandbox.State.Keys.All.FirstOrDefault(key => key.Enabled && key.Secret == DefaultSecret);

    public static Html Of(Sandbox sandbox)
    {
        var everything = sandbox.Contract.Permissions.ToHashSet();
        return $"""
            <section id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">Keys</h2>
            <p>Secrets are not shown, except the one that every sandbox starts with.</p>
            <table class="stack">
            <thead><tr><th scope="col">Title</th><th scope="col">Permissions</th><th scope="col">Switches</th><th scope="col">Created</th></tr></thead>
            <tbody>
            {sandbox.State.Keys.All.Select(key => Row(key, everything))}
            </tbody>
            </table>
            </section>
            """;
    }

    private static Html Row(SandboxKey key, IReadOnlySet<string> everything) =>
        $"""
            <tr>
            <th scope="row" data-label="Title">{key.Title}{State(key)}{Secret(key)}</th>
            <td data-label="Permissions">{Permissions(key, everything)}</td>
            <td data-label="Switches">{Switches(key)}</td>
            <td data-label="Created">{Moment.Of(key.CreatedAt)}</td>
            </tr>

            """;

    private static Html State(SandboxKey key) =>
        key.Enabled ? Html.Nothing : $""" <span class="badge care">deactivated</span>""";

    private static Html Secret(SandboxKey key) =>
        key.Secret == DefaultSecret ? $" <code>{key.Secret}</code>" : Html.Nothing;

    private static Html Permissions(SandboxKey key, IReadOnlySet<string> everything) =>
        everything.IsSubsetOf(key.Permissions) ? Html.Raw("all")
        : key.Permissions.Count == 0 ? Html.Raw("none")
        : $"""<ul class="tags">{key.Permissions.Order(StringComparer.Ordinal).Select(name => (Html)$"<li><code>{name}</code></li> ")}</ul>""";

    private static string Switches(SandboxKey key)
    {
        string?[] on =
        [
            key.SeesConfidential ? "confidential jobs and projects" : null,
            key.SeesPrivateFields ? "private fields" : null,
            key.MayUpdateApplicationHistory ? "updating application history" : null,
            key.MayActOnBehalf ? "acting on behalf of a user" : null,
        ];
        return on.Any(name => name is not null) ? string.Join(", ", on.OfType<string>()) : "none";
    }
}
