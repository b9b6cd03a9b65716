using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Puts what is known into the words of the page.</summary>
internal sealed class ConnectViews(HubLinks links)
{
    public ConnectForm Form(
        LinkContext context,
        LinkTarget target,
        ApiError? fault = null,
        PermissionReport? report = null
    )
    {
        var session = context.Session;
        var connector = target.Connector;
        var title = target.Existing is null
            ? $"Link {connector.Info.Name}"
            : $"Update the link to {connector.Info.Name}";
        return new(
            fault?.Status ?? StatusCodes.Status200OK,
            title,
            context.AppAtStart,
            context.AppWithin,
            session.OriginOwnerName,
            connector.Info.Name,
            target.Profile.Id,
            target.Existing is not null,
            connector.Authentication.Fields.Select(field => Field(field, target)).ToList(),
            Guide(context, target),
            fault is null ? null : Fault(fault, target, report),
            LinkValidity.Left(session.ExpiresAt - context.Now),
            session.ExpiresAt,
            !session.Multiple
        )
        {
            Action = context.Action,
            Embedded = context.Embedded,
            Logo = target.Logo,
            Return = context.Return("cancelled", null),
        };
    }

    public ConnectDone Done(
        LinkContext context,
        LinkTarget target,
        PermissionReport report,
        string accountId,
        ApiError? fault = null
    )
    {
        var connector = target.Connector;
        var gap = PermissionGap.Find(report, connector, target.Profile);
        var works = gap
            .Enabled.Where(action => report.Of(action).State == ActionState.Works)
            .ToList();
        var lacks = gap.Enabled.Count(action => report.Of(action).State == ActionState.Missing);
        var back = context.Return("linked", accountId);
        return new(
            $"{connector.Info.Name} is linked",
            context.AppAtStart,
            context.Session.OriginOwnerName,
            connector.Info.Name,
            connector.Info.Key,
            accountId,
            works.Select(action => action.Label).Order(StringComparer.Ordinal).ToList(),
            gap.Enabled.Count,
            lacks,
            gap.Enabled.Count - works.Count - lacks,
            Boxes(gap, connector),
            new(connector.Info.Name, connector.Scopes.FormPath, Address(connector, gap.Missing)),
            fault is null ? null : Fault(fault, target, report: null)
        )
        {
            Action = context.Action,
            Embedded = context.Embedded,
            Logo = target.Logo,
            Return = back,
            // Who has something to read is not taken away from it.
            Follow = gap.Missing.Count == 0 && fault is null ? back?.Url : null,
        };
    }

    public static ConnectChoice Choice(LinkContext context, IReadOnlyList<ConnectOffer> offers) =>
        new(context.AppAtStart, context.Session.OriginOwnerName, offers)
        {
            Embedded = context.Embedded,
            Return = context.Return("cancelled", null),
        };

    private static ConnectField Field(CredentialField field, LinkTarget target)
    {
        var isKey = field.Key == target.Connector.Authentication.KeyField;
        return new(
            field.Key,
            field.Label,
            field.Description,
            field.Placeholder,
            field.Secret,
            field.Required,
            isKey,
            isKey ? target.KeptTail : null
        );
    }

    private ConnectGuide Guide(LinkContext context, LinkTarget target)
    {
        var connector = target.Connector;
        var gap = PermissionGap.Find(
            PermissionReport.Empty(connector.Scopes),
            connector,
            target.Profile
        );
        return new(
            Engine.Guides.Guide.For(
                connector,
                GuideSelection.Of(connector, gap.Enabled),
                connector.Guide,
                context.App,
                // Its last part leads to this page.
                whiteLabel: true
            ),
            gap.Needed,
            connector.Info.Name,
            TickBox(connector, connector.Scopes.Minimum),
            connector.Scopes.FormPath,
            Address(connector, gap.Needed)
        );
    }

    private static ConnectFault Fault(
        ApiError fault,
        LinkTarget target,
        PermissionReport? report
    ) =>
        new(
            fault.Code,
            fault.Message,
            // The address at its end is a link of the page.
            fault.Remedy?.Split(" How: ", StringSplitOptions.None)[0],
            fault.Code == "missing_permission" && report is not null
                ? Boxes(
                    PermissionGap.Find(report, target.Connector, target.Profile),
                    target.Connector
                )
                : []
        );

    private static List<ConnectBox> Boxes(PermissionGap gap, Connector connector) =>
        gap
            .Missing.Select(scope => new ConnectBox(
                scope.TickBox,
                scope.Name == connector.Scopes.Minimum,
                gap.Enabled.Count(action => action.MinimalScopes.Contains(scope.Name))
            ))
            .OrderByDescending(box => box.Required)
            .ToList();

    private string Address(Connector connector, IEnumerable<ScopeDefinition> scopes) =>
        links.Guide(connector.Info.Key, scopes.Select(scope => scope.Name)).AbsoluteUri;

    private static string TickBox(Connector connector, string scope) =>
        connector.Scopes.TryGet(scope, out var known) ? known.TickBox : scope;
}
