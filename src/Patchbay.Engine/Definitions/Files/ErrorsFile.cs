using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>errors.yaml</c>: what the provider's error codes mean.</summary>
internal static class ErrorsFile
{
    private static readonly Dictionary<string, FailureKind> Kinds = new[]
    {
        FailureKind.InvalidInput,
        FailureKind.MissingPermission,
        FailureKind.NotFound,
        FailureKind.Refused,
        FailureKind.RateLimited,
        FailureKind.ProviderError,
    }.ToDictionary(FailureCodes.Name, StringComparer.Ordinal);

    public static ErrorTable Read(YamlFields file)
    {
        var meanings = file.Maps("errors").Select(ReadMeaning).ToList();
        foreach (
            var twice in meanings.GroupBy(meaning => meaning.Code).Where(group => group.Count() > 1)
        )
            file.Fault("errors", $"explains {twice.Key} twice");
        file.RefuseOthers();
        return new ErrorTable(meanings);
    }

    private static ErrorMeaning ReadMeaning(YamlFields fields)
    {
        var meaning = new ErrorMeaning(
            fields.Text("code"),
            fields.Choice("kind", Kinds),
            fields.OptionalText("remedy")
        );
        fields.RefuseOthers();
        return meaning;
    }
}
