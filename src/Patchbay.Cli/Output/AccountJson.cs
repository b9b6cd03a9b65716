using System.Text.Json;
using Patchbay.Client;

namespace Patchbay.Cli.Output;

internal static class AccountJson
{
    public static void Write(Utf8JsonWriter writer, LinkedAccount account)
    {
        writer.WriteStartObject();
        writer.WriteString("id", account.Id);
        writer.WriteString("provider", account.Provider);
        writer.WriteString("status", account.Status);
        writer.WriteStrings(
            "statusReasons",
            account.StatusReasons.Select(reason => reason.Description ?? reason.Code ?? "")
        );
        writer.WriteString("ownerId", account.OriginOwnerId);
        writer.WriteString("ownerName", account.OriginOwnerName);
        writer.WriteString("username", account.OriginUsername);
        writer.WriteString("label", account.Label);
        writer.WriteString("type", account.Type);
        if (account.CreatedAt is { } created)
            writer.WriteString("createdAt", created);
        if (account.UpdatedAt is { } updated)
            writer.WriteString("updatedAt", updated);
        writer.WriteEndObject();
    }
}
