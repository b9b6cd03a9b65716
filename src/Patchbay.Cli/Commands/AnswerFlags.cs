using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Cli.Commands;

/// <summary>The flags of a command by which less than the whole answer is asked for.</summary>
internal sealed class AnswerFlags
{
    private readonly Option<string[]> _fields = new("--fields")
    {
        HelpName = "PATHS",
        Description =
            "Only these fields of each record, with commas between, such as name,job.title.",
    };

    private readonly Option<int?> _limit = new("--limit")
    {
        HelpName = "N",
        Description = "At most so many records.",
    };

    private readonly Option<int?> _maxTokens = new("--max-tokens")
    {
        HelpName = "N",
        Description = "At most so many tokens of a language model; what was left out is told.",
    };

    private readonly Option<bool> _count = new("--count")
    {
        Description = "The number of records instead of the records.",
    };

    /// <param name="all">The flag that asks for every page.</param>
    public AnswerFlags(Command command, Option<bool> all)
    {
        command.Add(_fields);
        command.Add(_limit);
        command.Add(_maxTokens);
        command.Add(_count);
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(all)
                && (
                    result.GetValue(_limit) is not null
                    || result.GetValue(_maxTokens) is not null
                    || result.GetValue(_count)
                )
            )
                result.AddError("--all goes with none of --limit, --max-tokens and --count.");
        });
    }

    /// <summary>What is wanted, null for the whole answer; or why the flags make no sense.</summary>
    public (AnswerOptions? Wanted, CliFailure? Failure) Read(ParseResult parse)
    {
        var wanted = new JsonObject();
        if (parse.GetValue(_fields) is { Length: > 0 } fields)
            wanted["fields"] = new JsonArray([
                .. fields
                    .SelectMany(paths => paths.Split(','))
                    .Select(path => (JsonNode)path.Trim()),
            ]);
        if (parse.GetValue(_limit) is { } limit)
            wanted["limit"] = limit;
        if (parse.GetValue(_maxTokens) is { } tokens)
            wanted["max_tokens"] = tokens;
        if (parse.GetValue(_count))
            wanted["count"] = true;
        var read = AnswerOptions.Read(JsonElement.Parse(wanted.ToJsonString()), "$");
        return read.Faults.Count == 0
            ? (read.Options, null)
            : (
                null,
                CliFailure.Usage(
                    string.Join(
                        " ",
                        read.Faults.Select(fault =>
                            $"--{fault.Path[2..].Replace('_', '-')} {fault.Message.Replace('_', '-')}."
                        )
                    )
                )
            );
    }
}
