using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Catalog.Pages;

/// <summary>GET …/profiles/new and …/profiles/{id}: the form of one profile.</summary>
internal static class ShowProfile
{
    public static IResult HandleNew(
        string? connector,
        ICatalog catalog,
        ProviderAddresses addresses,
        HttpContext http
    )
    {
        var chosen = Chosen(catalog, connector);
        var form = new ProfileForm
        {
            Connector = chosen.Info.Key,
            Environment = ProfileEnvironment.Production,
            Active = true,
            Allow = ProfileForm.All,
        };
        return Page(http, Model(form, chosen, catalog, addresses, null, 0, null), null);
    }

    public static async Task<IResult> HandleAsync(
        string id,
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        ProviderAddresses addresses,
        HttpContext http
    )
    {
        if (
            catalog.FindProfile(caller.ProjectId, id) is not { } profile
            || !catalog.TryGetConnector(profile.Connector, out var connector)
        )
            return AuthConfigRules.NotFound(id);
        var form = new ProfileForm
        {
            Connector = profile.Connector,
            Name = profile.Name,
            Environment = profile.Environment,
            Active = profile.Active,
            Default = profile.IsDefault,
            AgentsIrreversible = profile.Agents.Irreversible,
            AgentsMailCandidates = profile.Agents.MailsCandidates,
            Allow = profile.EnabledActions is null ? ProfileForm.All : ProfileForm.Some,
            Action = profile.EnabledActions ?? [],
        };
        var linked = await accounts.CountByProfileAsync(caller.ProjectId, http.RequestAborted);
        return Page(
            http,
            Model(form, connector, catalog, addresses, id, linked.GetValueOrDefault(id), null),
            null
        );
    }

    /// <summary>The form once more, with what was typed and why it was not taken.</summary>
    public static async Task<IResult> AgainAsync(
        ProfileForm form,
        string? id,
        ApiError fault,
        Caller caller,
        HttpContext http
    )
    {
        var services = http.RequestServices;
        var catalog = services.GetRequiredService<ICatalog>();
        var linked = await services
            .GetRequiredService<IAccounts>()
            .CountByProfileAsync(caller.ProjectId, http.RequestAborted);
        var model = Model(
            form,
            Chosen(catalog, form.Connector),
            catalog,
            services.GetRequiredService<ProviderAddresses>(),
            id,
            id is null ? 0 : linked.GetValueOrDefault(id),
            fault
        );
        return Page(http, model, fault);
    }

    private static Connector Chosen(ICatalog catalog, string? key) =>
        catalog.TryGetConnector(key ?? "", out var connector) ? connector : catalog.Connectors[0];

    private static RazorComponentResult<ProfilePage> Page(
        HttpContext http,
        ProfileModel model,
        ApiError? fault
    ) =>
        HtmlPage.Show<ProfilePage>(
            http,
            new { Model = model },
            fault?.Status ?? StatusCodes.Status200OK
        );

    private static ProfileModel Model(
        ProfileForm form,
        Connector connector,
        ICatalog catalog,
        ProviderAddresses addresses,
        string? id,
        int accounts,
        ApiError? fault
    )
    {
        var ticked = form.Action.ToHashSet(StringComparer.Ordinal);
        var enabled = connector.Actions.Where(action =>
            form.Allow == ProfileForm.All || ticked.Contains(action.Id)
        );
        var needed = connector.Scopes.MinimalSet(enabled).Select(scope => scope.Name).ToHashSet();
        var titles = connector.Resources.ToDictionary(
            resource => resource.Name,
            resource => resource.Title,
            StringComparer.Ordinal
        );
        return new(
            id,
            form,
            connector.Info.Name,
            catalog
                .Connectors.Select(known => new ProfileOption(known.Info.Key, known.Info.Name))
                .ToList(),
            addresses.HasSandbox(connector.Info.Key)
                ? [ProfileEnvironment.Production, ProfileEnvironment.Sandbox]
                : [ProfileEnvironment.Production],
            connector
                .Actions.Select(action => new ProfileAction(
                    action.Id,
                    action.Label,
                    action.Resource,
                    titles[action.Resource],
                    EffectWord.Of(action.Effect),
                    action.Additional,
                    ticked.Contains(action.Id),
                    action.MinimalScopes
                ))
                .ToList(),
            connector
                .Scopes.All.Select(scope => new ProfileScope(
                    scope.Name,
                    scope.TickBox,
                    needed.Contains(scope.Name)
                ))
                .ToList(),
            connector.Scopes.FormPath,
            accounts,
            Switches(form, connector),
            fault is null
                ? null
                : new(
                    fault.Message,
                    fault.Remedy,
                    fault.Faults?.FirstOrDefault(one => one.Path == "$.name")?.Message
                )
        );
    }

    private static List<AgentSwitchModel> Switches(ProfileForm form, Connector connector) =>
        [
            new(
                ProfileForm.IrreversibleField,
                "What cannot be undone",
                "Neither another call nor a page of the provider brings back what such an action changes.",
                form.AgentsIrreversible,
                Labels(connector, action => action.Irreversible)
            ),
            new(
                ProfileForm.MailsField,
                "What mails a candidate",
                "Such an action sends mail to a candidate, or has an option that does. Off, it is refused whatever its options say.",
                form.AgentsMailCandidates,
                Labels(connector, action => action.MailsCandidate)
            ),
        ];

    private static List<string> Labels(
        Connector connector,
        Func<ActionDefinition, bool> isConcerned
    ) =>
        connector
            .Actions.Where(isConcerned)
            .Select(action => action.Label)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
}
