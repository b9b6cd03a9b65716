using System.Text.Json.Serialization;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Events;

/// <summary>The body of a delivery, in StackOne's shape.</summary>
/// <param name="EventDate">When it happened.</param>
/// <param name="RecordType">What the event is about: <c>account</c>, or <c>webhook</c> of a ping.</param>
/// <param name="SentAt">When this attempt was made.</param>
internal sealed record WebhookPayload(
    string ProjectId,
    string? AccountId,
    string Event,
    DateTimeOffset EventDate,
    string RecordType,
    string RecordId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SentAt,
    string? Provider,
    string? OriginOwnerId,
    string? OriginOwnerName,
    string? OriginUsername,
    IReadOnlyDictionary<string, string> SetupInformation
)
{
    public static WebhookPayload Of(AccountEvent occurred)
    {
        var account = occurred.Account;
        return new(
            account.ProjectId,
            account.Id,
            occurred.Kind,
            occurred.At,
            "account",
            account.Id,
            SentAt: null,
            account.Provider,
            account.OriginOwnerId,
            account.OriginOwnerName,
            account.OriginUsername,
            new Dictionary<string, string>()
        );
    }

    public static WebhookPayload OfPing(WebhookEndpoint endpoint, DateTimeOffset now) =>
        new(
            endpoint.ProjectId,
            AccountId: null,
            WebhookEvents.Ping,
            now,
            "webhook",
            endpoint.Id,
            SentAt: null,
            Provider: null,
            OriginOwnerId: null,
            OriginOwnerName: null,
            OriginUsername: null,
            new Dictionary<string, string>()
        );

    /// <summary>The bytes to sign and to send.</summary>
    public byte[] ToBody(DateTimeOffset sentAt) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            this with
            {
                SentAt = sentAt,
            },
            HubJson.Options
        );
}
