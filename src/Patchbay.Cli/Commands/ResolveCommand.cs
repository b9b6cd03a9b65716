using System.CommandLine;
using System.Diagnostics;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class ResolveCommand : Command, IHasHelpNotes
{
    private readonly CliHost _host;
    private readonly TargetOptions _target;

    private readonly Argument<string> _text = new("TEXT")
    {
        HelpName = "TEXT",
        Description = "A name, an email address or a number, or part of one.",
    };

    private readonly Option<string?> _kind = new("--kind")
    {
        HelpName = "KIND",
        Description =
            "What it names, such as candidate, job or stage. [default: a guess, which is said]",
    };

    private readonly Option<string?> _job = Known("--job", "the job");
    private readonly Option<string?> _application = Known("--application", "the application");
    private readonly Option<string?> _plan = Known("--plan", "the interview plan");

    private readonly Option<string[]> _in = new("--in")
    {
        HelpName = "KIND=TEXT",
        Description = "Within a record of another kind; may be repeated.",
    };

    private readonly Option<bool> _archived = new("--archived")
    {
        Description = "Look through what is archived or switched off too.",
    };

    private readonly Option<bool> _id = new("--id") { Description = "The id alone." };

    public ResolveCommand(CliHost host)
        : base("resolve", "Turns a name into an id, through a hub or straight to Ashby.")
    {
        _host = host;
        _kind.CompletionSources.Add(context =>
            Cli.Connectors.Load(context.ParseResult).Value?.Names.Kinds.Select(kind => kind.Name)
            ?? []
        );
        Add(_text);
        Add(_kind);
        Add(_job);
        Add(_application);
        Add(_plan);
        Add(_in);
        Add(_archived);
        Add(_id);
        _target = new TargetOptions(this);
        SetAction(RunAsync);
    }

    public string HelpNotes =>
        """
            It only reads, and never chooses between two records that fit alike: it lists them with what tells them
            apart. A beginning, a part or a misspelled name counts when no other record fits, and that is said.

            Kinds: candidate, application, job, opening, job_posting, interview_plan, interview_stage, interview,
            interview_schedule, interview_event, interviewer_pool, user, department, location, source, tag, project,
            archive_reason, close_reason, offer, communication_template, custom_field, feedback_form, survey_form,
            referral_form, hiring_team_role, brand, job_board, job_template; and other words for them.

            Beside the usual exit codes: 4 when several records fit, 5 when none does. 1 and 3 also say that something
            could not be looked through.
            """;

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var json = parse.WantsJson();
        var question = Question(parse);
        if (!question.Succeeded)
            return _host.Fail(question.Failure, json);
        var source = Source(parse);
        if (!source.Succeeded)
            return _host.Fail(source.Failure, json);
        using var names = source.Value;
        try
        {
            var answer = await names.ResolveAsync(question.Value, cancellationToken);
            return answer.Succeeded
                ? NameOutput.Write(_host, answer.Value, json, parse.GetValue(_id))
                : _host.Fail(answer.Failure, json);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _host.Fail(new(ExitCode.Cancelled, "cancelled", "Cancelled."), json);
        }
    }

    private Attempt<INameSource> Source(ParseResult parse)
    {
        var connector = Cli.Connectors.Load(parse);
        if (!connector.Succeeded)
            return connector.Failure;
        var target = _target.Choose(_host, parse);
        if (!target.Succeeded)
            return target.Failure;
        var timeout = _target.Timeout(parse);
        return target.Value switch
        {
            HubTarget hub => new HubNames(hub, timeout),
            AshbyTarget ashby => new AshbyNames(connector.Value, ashby.Connection, timeout),
            _ => throw new UnreachableException(),
        };
    }

    private Attempt<NameQuestion> Question(ParseResult parse)
    {
        var context = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var (kind, option) in new[]
            {
                ("job", _job),
                ("application", _application),
                ("interview_plan", _plan),
            }
        )
            if (parse.GetValue(option) is { } known)
                context[kind] = known;
        foreach (var pair in parse.GetValue(_in) ?? [])
        {
            var at = pair.IndexOf('=');
            if (at < 1 || at == pair.Length - 1)
                return CliFailure.Usage(
                    $"--in {pair} is not of the form KIND=TEXT.",
                    "Such as --in candidate=Ada, or --in interview_schedule= and an id."
                );
            context[pair[..at]] = pair[(at + 1)..];
        }
        var text = parse.GetRequiredValue(_text);
        return string.IsNullOrWhiteSpace(text)
            ? CliFailure.Usage("The text is empty.", "Give a name, such as \"Ada Lovelace\".")
            : new NameQuestion(text)
            {
                Kind = parse.GetValue(_kind),
                Context = context.Count == 0 ? null : context,
                Archived = parse.GetValue(_archived) ? true : null,
            };
    }

    private static Option<string?> Known(string name, string what) =>
        new(name) { HelpName = "TEXT", Description = $"Within {what}, by name or id." };
}
