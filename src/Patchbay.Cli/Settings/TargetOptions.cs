using System.CommandLine;
using System.Globalization;

namespace Patchbay.Cli.Settings;

/// <summary>The flags of a command that runs through a hub or straight to Ashby.</summary>
internal sealed class TargetOptions
{
    private readonly SettingOptions _settings;

    private readonly Option<Via?> _via = Choice.Of<Via>(
        "--via",
        "Through a hub or straight to Ashby, where the settings leave it open."
    );

    private readonly Option<double> _timeout = new("--timeout")
    {
        HelpName = "SECONDS",
        Description = "How long an answer may take.",
        DefaultValueFactory = _ => 30,
        CustomParser = result =>
        {
            if (
                double.TryParse(
                    result.Tokens[0].Value,
                    CultureInfo.InvariantCulture,
                    out var seconds
                ) && seconds is > 0 and < 86_400
            )
                return seconds;
            result.AddError("--timeout takes a number of seconds above 0.");
            return 0;
        },
    };

    public TargetOptions(Command command)
    {
        _settings = new SettingOptions(command, [.. SettingDefinition.All]);
        command.Add(_via);
        command.Add(_timeout);
    }

    public Attempt<Target> Choose(CliHost host, ParseResult parse)
    {
        var settings = SettingsReader.Read(host, parse, _settings);
        return settings.Succeeded
            ? TargetChoice.Choose(settings.Value, parse.GetValue(_via))
            : settings.Failure;
    }

    public TimeSpan Timeout(ParseResult parse) => TimeSpan.FromSeconds(parse.GetValue(_timeout));
}
