using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>GET /hub/connectors/{integration_id}: the form by which this profile is linked. Its names are camel case.</summary>
internal static class GetHubConnector
{
    public static Results<Ok<Answer>, ApiError> Handle(
        string integrationId,
        ConnectSession session,
        ICatalog catalog,
        HubAddress address,
        HttpRequest http
    ) =>
        catalog.FindProfile(session.ProjectId, integrationId) is { Active: true } profile
        && catalog.TryGetConnector(profile.Connector, out var connector)
            ? TypedResults.Ok(Describe(connector, address.Public(http)))
            : ApiError.NotFound(
                "profile_not_found",
                $"There is no active connector profile {integrationId}."
            );

    private static Answer Describe(Connector connector, Uri hub) =>
        new(
            new(
                connector.Info.Key,
                connector.Info.Name,
                "custom",
                connector.Authentication.Fields.Select(Field.From).ToList(),
                [],
                new(connector.Info.Logo(hub)),
                new(connector.Info.DocumentationUrl, connector.Guide.Description)
            ),
            new(Nothing.Instance, Nothing.Instance)
        );

    internal sealed record Answer(Config Config, HubSettings HubSettings);

    internal sealed record Config(
        string Key,
        string Name,
        string Type,
        [property: JsonPropertyName("configFields")] IReadOnlyList<Field> ConfigFields,
        [property: JsonPropertyName("configNotices")] IReadOnlyList<string> ConfigNotices,
        Assets Assets,
        Support Support
    );

    internal sealed record Field(
        string Key,
        string Label,
        string Type,
        bool Required,
        [property: JsonPropertyName("readOnly")] bool ReadOnly,
        bool Secret,
        string Placeholder,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description
    )
    {
        public static Field From(CredentialField field) =>
            new(
                field.Key,
                field.Label,
                field.Type,
                field.Required,
                false,
                field.Secret,
                field.Placeholder ?? "",
                field.Description
            );
    }

    internal sealed record Assets(Uri Icon);

    internal sealed record Support(string Link, string Description);

    internal sealed record HubSettings(Nothing ConfiguredWebhookEvents, Nothing ProjectSettings);

    /// <summary>An empty object.</summary>
    internal sealed record Nothing
    {
        public static readonly Nothing Instance = new();
    }
}
