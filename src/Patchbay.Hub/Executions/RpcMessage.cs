using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>
/// What POST /actions/rpc was asked for. StackOne's message spreads an input over path, query and body; every call to
/// Ashby has one JSON body, so here they are one object.
/// </summary>
internal sealed class RpcMessage
{
    // Belongs to the message, not to the action's input.
    private const string Debug = "debug";

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private RpcMessage() { }

    public string? AccountId { get; private init; }

    public string? Action { get; private init; }

    public string? ProfileId { get; private init; }

    public DefenderRequest? Defender { get; private init; }

    public JsonElement Input { get; private init; }

    public AnswerOptions? Answer { get; private init; }

    public ApiError? Fault { get; private init; }

    [MemberNotNullWhen(false, nameof(Fault))]
    [MemberNotNullWhen(true, nameof(AccountId), nameof(Action))]
    public bool IsReadable => Fault is null;

    public static RpcMessage Read(JsonElement message, IHeaderDictionary httpHeaders)
    {
        if (message.ValueKind != JsonValueKind.Object)
            return Refuse(ApiError.Invalid("The body must be a JSON object with an action."));
        if (ReadAction(message) is not { } action)
            return Refuse(
                ApiError.Invalid(
                    "action is required, such as \"ashby_list_candidates\".",
                    new ApiFault("$.action", "is required and must be text")
                )
            );
        var headers = CallHeaders.Read(
            message.TryGetProperty("headers", out var inBody) ? inBody : default,
            httpHeaders
        );
        if (headers.Fault is not null)
            return Refuse(headers.Fault);
        var (defender, defenderFault) = DefenderRequest.Read(message);
        if (defenderFault is not null)
            return Refuse(defenderFault);
        var answer = message.TryGetProperty("answer", out var wanted)
            ? AnswerOptions.Read(wanted)
            : default;
        if (answer.Faults is { Count: > 0 } answerFaults)
            return Refuse(
                ApiError.Invalid(
                    "answer says how much of the answer is wanted, and cannot be read.",
                    answerFaults.Select(fault => new ApiFault(fault.Path, fault.Message)).ToList()
                )
            );
        var (input, inputFault) = ReadInput(message);
        if (inputFault is not null)
            return Refuse(inputFault);
        return new()
        {
            AccountId = headers.AccountId,
            ProfileId = headers.ProfileId,
            Defender = defender,
            Action = action,
            Input = input,
            Answer = answer.Options,
        };
    }

    private static RpcMessage Refuse(ApiError fault) => new() { Fault = fault };

    private static string? ReadAction(JsonElement message) =>
        message.TryGetProperty("action", out var action)
        && action.ValueKind == JsonValueKind.String
        && action.GetString() is { } id
        && !string.IsNullOrWhiteSpace(id)
            ? id
            : null;

    private static (JsonElement Input, ApiError? Fault) ReadInput(JsonElement message)
    {
        var parts = new List<(string Name, JsonElement Members)>(3);
        foreach (var name in (ReadOnlySpan<string>)["body", "path", "query"])
        {
            if (!message.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null)
                continue;
            if (part.ValueKind != JsonValueKind.Object)
                return (
                    default,
                    ApiError.Invalid(
                        $"{name} must be an object.",
                        new ApiFault($"$.{name}", "must be an object")
                    )
                );
            if (part.EnumerateObject().Any(member => IsInput(name, member.Name)))
                parts.Add((name, part));
        }
        return parts switch
        {
            [] => (Empty, null),
            // As it came, without a copy: it may carry a file.
            [("body", var body)] => (body, null),
            _ => Merge(parts),
        };
    }

    private static (JsonElement Input, ApiError? Fault) Merge(
        List<(string Name, JsonElement Members)> parts
    )
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var clashes = new List<ApiFault>();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (part, members) in parts)
            foreach (var member in members.EnumerateObject())
            {
                if (!IsInput(part, member.Name))
                    continue;
                if (!owners.TryAdd(member.Name, part) && owners[member.Name] != part)
                    clashes.Add(
                        new($"$.{part}.{member.Name}", $"is given in {owners[member.Name]} too")
                    );
                else
                    member.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return clashes.Count == 0
            ? (JsonElement.Parse(buffer.WrittenSpan), null)
            : (
                default,
                ApiError.Invalid(
                    "body, path and query become one input, and name the same member twice.",
                    clashes
                )
            );
    }

    private static bool IsInput(string part, string member) => part == "body" || member != Debug;
}
