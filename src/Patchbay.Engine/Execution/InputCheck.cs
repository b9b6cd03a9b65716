using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Engine.Execution;

/// <summary>Holds an input against its action's schema and says every fault at once.</summary>
internal static class InputCheck
{
    /// <summary>Stands in the input for a file that comes as a stream, so that the schema sees the field filled.</summary>
    private static readonly JsonElement StreamedFile = JsonDocument
        .Parse("""{"name":"file","content":""}""")
        .RootElement;

    public static Prepared Run(ActionDefinition action, ActionRequest request) =>
        AnswerPlan.IsNotNeeded(request)
            ? Check(action, request, [])
            : CheckPlanned(action, request);

    private static Prepared CheckPlanned(ActionDefinition action, ActionRequest request)
    {
        var (plan, input) = AnswerPlan.Make(action, request);
        var prepared = Check(action, request with { Input = input }, plan.FaultsFor(action));
        return prepared.Succeeded ? new(prepared.Action with { Answer = plan }, null) : prepared;
    }

    private static Prepared Check(
        ActionDefinition action,
        ActionRequest request,
        IEnumerable<InputFault> others
    )
    {
        var input =
            request.Input.ValueKind == JsonValueKind.Undefined ? InputJson.Empty : request.Input;
        var file = request.File;
        if (file is not null)
        {
            if (action.Upload is not { } upload)
                return Refuse(action, [new InputFault("$", $"{action.Id} takes no file")]);
            if (input.ValueKind == JsonValueKind.Object)
                input = InputJson.With(input, upload.FileField, StreamedFile);
        }
        var faults = action.Input.Validate(input);
        if (faults.Count > 0 || others.Any())
            return Refuse(
                action,
                [.. faults.Select(fault => new InputFault(fault.Path, fault.Message)), .. others]
            );
        if (
            file is null
            && action.Upload is { } step
            && input.TryGetProperty(step.FileField, out var inline)
        )
        {
            file = InlineFile(inline);
            if (file is null)
                return Refuse(
                    action,
                    [new InputFault($"$.{step.FileField}.content", "is not base64")]
                );
        }
        return new Prepared(
            new PreparedAction(action, input, file) { Progress = request.Progress },
            null
        );
    }

    private static ActionFile? InlineFile(JsonElement inline)
    {
        if (!inline.GetProperty("content").TryGetBytesFromBase64(out var bytes))
            return null;
        var contentType = inline.TryGetProperty("contentType", out var type)
            ? type.GetString()
            : null;
        return new ActionFile(
            inline.GetProperty("name").GetString()!,
            contentType,
            new MemoryStream(bytes),
            bytes.Length
        );
    }

    private static Prepared Refuse(ActionDefinition action, IReadOnlyList<InputFault> faults) =>
        new(null, Failures.InvalidInput(action, faults));
}
