using System.Text.Json;

namespace Patchbay.Engine.Execution;

/// <summary>The provider's envelope. All three shapes of its errors are read: errorInfo, a list of codes, a list of objects.</summary>
internal sealed record Envelope
{
    /// <summary>What stands for a code where the provider gave none.</summary>
    private const string NoCode = "unspecified";

    /// <summary>Null when the field is missing or not a boolean.</summary>
    public bool? Success { get; private init; }

    public JsonElement Results { get; private init; }

    public string? NextCursor { get; private init; }

    public string? SyncToken { get; private init; }

    public IReadOnlyList<string> Warnings { get; private init; } = [];

    public string Code { get; private init; } = NoCode;

    public string? Message { get; private init; }

    public string? RequestId { get; private init; }

    /// <summary>Reads a body; null when it is not one whole JSON object.</summary>
    public static Envelope? Parse(byte[] body)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var success = root.TryGetProperty("success"u8, out var flag) ? Boolean(flag) : null;
        return success switch
        {
            true => ParseSuccess(root),
            false => ParseFailure(root),
            null => new Envelope(),
        };
    }

    /// <summary>The same without the key, should the provider quote it.</summary>
    public Envelope Without(string key) =>
        this with
        {
            Code = Code.Without(key)!,
            Message = Message.Without(key),
            RequestId = RequestId.Without(key),
        };

    private static Envelope ParseSuccess(JsonElement root) =>
        new()
        {
            Success = true,
            Results = root.TryGetProperty("results"u8, out var results) ? results : Null,
            NextCursor =
                root.TryGetProperty("moreDataAvailable"u8, out var more) && Boolean(more) == true
                    ? Text(root, "nextCursor"u8)
                    : null,
            SyncToken = Text(root, "syncToken"u8),
            Warnings = Texts(root, "warnings"u8),
        };

    private static Envelope ParseFailure(JsonElement root)
    {
        string? code = null;
        string? message = null;
        string? requestId = null;
        if (
            root.TryGetProperty("errorInfo"u8, out var info)
            && info.ValueKind == JsonValueKind.Object
        )
        {
            code = Text(info, "code"u8);
            message = Text(info, "message"u8);
            requestId = Text(info, "requestId"u8);
        }
        if (
            root.TryGetProperty("errors"u8, out var errors)
            && errors.ValueKind == JsonValueKind.Array
            && errors.GetArrayLength() > 0
        )
        {
            var first = errors[0];
            if (first.ValueKind == JsonValueKind.String)
                code ??= TextOf(first);
            else if (first.ValueKind == JsonValueKind.Object)
                message ??= Text(first, "message"u8);
        }
        return new Envelope
        {
            Success = false,
            Code = code ?? NoCode,
            Message = message,
            RequestId = requestId,
        };
    }

    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

    private static bool? Boolean(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static string? Text(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? TextOf(value)
            : null;

    /// <summary>The text, or null where it holds a lone surrogate that no string can be made of.</summary>
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string[] Texts(JsonElement parent, ReadOnlySpan<byte> name)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array)
            return [];
        return value
            .EnumerateArray()
            .Where(item => item.ValueKind == JsonValueKind.String)
            .Select(TextOf)
            .OfType<string>()
            .ToArray();
    }
}
