using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>What the tester's handlers share: the account, the action, and the page that shows both.</summary>
internal sealed class TesterView(IAccounts accounts, ICatalog catalog, HubAddress address)
{
    private const int MostAccounts = 20;

    public static JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IReadOnlyList<TesterAccount>> FindAccountsAsync(
        Caller caller,
        string words,
        CancellationToken cancellationToken
    )
    {
        var found = await accounts.ListAsync(
            caller.ProjectId,
            new([], [], [], [], 0, MostAccounts) { Text = words },
            cancellationToken
        );
        return found.Select(Shown).ToList();
    }

    /// <summary>The account and the action that a form or an address names, as far as it does.</summary>
    public async Task<(TesterModel? Model, ApiError? Fault)> FindAsync(
        Caller caller,
        string? accountId,
        string? actionId,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(accountId))
            return (new() { WantedAction = actionId }, null);
        var account = await accounts.FindAsync(caller.ProjectId, accountId, cancellationToken);
        if (account is null || !catalog.TryGetConnector(account.Provider, out var connector))
            return (null, OutcomeResult.For(Refusal.AccountNotFound(accountId)));
        var profile = catalog.FindProfile(caller.ProjectId, account.ProfileId);
        var model = new TesterModel { Account = Shown(account) };
        if (string.IsNullOrEmpty(actionId))
            return (model with { Groups = Groups(connector, profile) }, null);
        return connector.TryGetAction(actionId, out var action)
            ? (
                model with
                {
                    Action = Shown(connector, action, profile),
                    Form = JsonSerializer.Serialize(
                        FormSchema.Of(connector, action),
                        FormField.Json
                    ),
                },
                null
            )
            : (
                null,
                ApiError.NotFound(
                    "action_not_found",
                    $"{connector.Info.Name} has no action {actionId}."
                )
            );
    }

    public ActionDefinition Definition(TesterModel model) =>
        catalog.TryGetConnector(model.Account!.Connector, out var connector)
        && connector.TryGetAction(model.Action!.Id, out var action)
            ? action
            : throw new InvalidOperationException("The tester lost its action.");

    public IReadOnlyList<TesterCode> Code(TesterModel model, JsonElement input, HttpRequest http) =>
        new CallCode(address.Public(http), model.Account!.Id, model.Action!.Id, input).All;

    private TesterAccount Shown(Account account) =>
        new(
            account.Id,
            account.OriginOwnerName,
            account.Label,
            AccountStatus.Shown(account, catalog.FindProfile(account.ProjectId, account.ProfileId)),
            account.Provider,
            catalog.TryGetConnector(account.Provider, out var connector)
                ? connector.Info.Name
                : account.Provider
        );

    private static List<TesterGroup> Groups(Connector connector, Profile? profile) =>
        connector
            .Resources.Select(resource => new TesterGroup(
                resource.Title,
                connector
                    .Actions.Where(action => action.Resource == resource.Name)
                    .Select(action => Shown(connector, action, profile))
                    .ToList()
            ))
            .Where(group => group.Actions.Count > 0)
            .OrderBy(group => group.Title, StringComparer.OrdinalIgnoreCase)
            .ToList();

    private static TesterAction Shown(
        Connector connector,
        ActionDefinition action,
        Profile? profile
    ) =>
        new(
            action.Id,
            action.Label,
            action.Description,
            EffectWord.Of(action.Effect),
            action.Additional,
            action.Irreversible,
            action.MailsCandidate,
            profile?.Enables(action.Id) ?? true,
            connector.Scopes.MinimalSet([action]).Select(scope => scope.TickBox).ToList()
        );
}
