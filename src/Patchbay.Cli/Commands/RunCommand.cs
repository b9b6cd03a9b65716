using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Cli.Inputs;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Commands;

internal sealed class RunCommand : Command, IHasHelpNotes
{
    private readonly CliHost _host;
    private readonly TargetOptions _target;
    private readonly AnswerFlags _answer;

    private readonly Argument<string> _id = PatchbayCommand.ActionId();

    private readonly Option<string?> _input = new("--input")
    {
        HelpName = "JSON|@FILE|-",
        Description = "The input, a JSON object. [default: {}]",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "PATH=VALUE",
        Description = "Sets one field of the input; may be repeated.",
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Every page, one record a line (JSON Lines).",
    };

    private readonly Option<string?> _file = new("--file")
    {
        HelpName = "FILE",
        Description = "The file that an upload action sends.",
    };

    private readonly Option<bool> _raw = new("--raw")
    {
        Description = "The answer with its cursor, sync token and warnings, as JSON.",
    };

    private readonly Option<bool> _progress = new("--progress")
    {
        Description = "Say how far --all is, though the errors go to no terminal.",
    };

    public RunCommand(CliHost host)
        : base("run", "Runs an action, through a hub or straight to Ashby.")
    {
        _host = host;
        Add(_id);
        Add(_input);
        Add(_set);
        Add(_file);
        Add(_all);
        Add(_raw);
        Add(_progress);
        _answer = new AnswerFlags(this, _all);
        _target = new TargetOptions(this);
        Validators.Add(result =>
        {
            if (
                result.GetValue(_all)
                && (result.GetValue(_raw) || result.GetValue(_file) is not null)
            )
                result.AddError("--all goes with neither --raw nor --file.");
        });
        SetAction(RunAsync);
    }

    public string HelpNotes =>
        """
            --set takes a path of names and places, such as emails[0].value. Where the action's schema allows only text,
            the value is that text as it stands; elsewhere it is JSON if it can be read as JSON, else text.

            A setting comes from its flag, else from the environment, else from the configuration file. What a flag says
            beats what the environment says of the other target; on the same level --via chooses.

            On a terminal records are shown as a table with their most telling fields; --json, or a pipe, gives them whole.
            """;

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var json = parse.WantsJson();
        var made = Plan(parse);
        if (!made.Succeeded)
            return _host.Fail(made.Failure, json);
        using var plan = made.Value;
        try
        {
            var failure = parse.GetValue(_all)
                ? await RunAllAsync(plan, parse, cancellationToken)
                : await RunOnceAsync(plan, parse, cancellationToken);
            return failure is null ? ExitCode.Done : _host.Fail(failure, json);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _host.Fail(plan.Cancelled, json);
        }
    }

    private async Task<CliFailure?> RunOnceAsync(
        RunPlan plan,
        ParseResult parse,
        CancellationToken cancellationToken
    )
    {
        var page = await plan.Runner.RunAsync(
            plan.Action,
            plan.Input,
            plan.File,
            cancellationToken
        );
        if (!page.Succeeded)
            return page.Failure;
        if (parse.GetValue(_raw))
            PageOutput.WriteRaw(_host, page.Value);
        else
            PageOutput.Write(_host, page.Value, parse.WantsJson());
        return null;
    }

    private async Task<CliFailure?> RunAllAsync(
        RunPlan plan,
        ParseResult parse,
        CancellationToken cancellationToken
    )
    {
        string? syncToken = null;
        using (var lines = new JsonLines(_host.Output))
        using (var progress = new Progress(_host, parse.GetValue(_progress)))
        {
            var pages = plan.Runner.RunAllAsync(plan.Action, plan.Input, cancellationToken);
            await foreach (var page in pages)
            {
                if (!page.Succeeded)
                    return page.Failure;
                progress.PageDone(lines.Write(page.Value.Data));
                syncToken = page.Value.SyncToken;
            }
        }
        if (syncToken is not null)
            PageOutput.NoteSyncToken(_host, syncToken, parse.WantsJson());
        return null;
    }

    private Attempt<RunPlan> Plan(ParseResult parse)
    {
        var connector = Cli.Connectors.Load(parse);
        if (!connector.Succeeded)
            return connector.Failure;
        var target = _target.Choose(_host, parse);
        if (!target.Succeeded)
            return target.Failure;
        var id = parse.GetRequiredValue(_id);
        connector.Value.TryGetAction(id, out var action);
        var input = Input(parse, action);
        if (!input.Succeeded)
            return input.Failure;
        var path = parse.GetValue(_file);
        if (path is not null && action is { Upload: null })
            return CliFailure.Usage($"{id} takes no file.", "Leave --file out.");
        ActionFile? file = null;
        if (path is not null)
        {
            var opened = OpenFile(path);
            if (!opened.Succeeded)
                return opened.Failure;
            file = opened.Value;
        }
        var (wanted, failure) = _answer.Read(parse);
        if (failure is not null)
            return failure;
        var timeout = _target.Timeout(parse);
        return new RunPlan(
            id,
            action,
            JsonElement.Parse(input.Value.ToJsonString()),
            file,
            target.Value switch
            {
                HubTarget hub => new HubRunner(connector.Value, hub, timeout, wanted),
                AshbyTarget ashby => new AshbyRunner(
                    connector.Value,
                    ashby.Connection,
                    timeout,
                    wanted
                ),
                _ => throw new UnreachableException(),
            }
        );
    }

    private Attempt<JsonObject> Input(ParseResult parse, ActionDefinition? action)
    {
        string? text = null;
        if (parse.GetValue(_input) is { } argument)
        {
            var read = TextArgument.Read(_host, argument, _input.Name);
            if (!read.Succeeded)
                return read.Failure;
            text = read.Value;
        }
        var schema = action?.Input.Bundle();
        return ActionInput.Build(
            text,
            parse.GetValue(_set) ?? [],
            schema is { } bundled ? new SchemaView(bundled, bundled) : null
        );
    }

    private static Attempt<ActionFile> OpenFile(string path)
    {
        try
        {
            var content = new FileStream(
                path,
                new FileStreamOptions
                {
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                }
            );
            return new ActionFile(Path.GetFileName(path), null, content, content.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CliFailure.Usage($"--file {path} cannot be read: {exception.Message}");
        }
    }
}
