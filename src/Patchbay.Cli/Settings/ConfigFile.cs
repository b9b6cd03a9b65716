using System.CommandLine;
using System.Text.Json;
using Patchbay.Engine.Text;

namespace Patchbay.Cli.Settings;

/// <summary>A JSON object of strings, such as <c>{"hub": "http://127.0.0.1:8080", "key": "…"}</c>.</summary>
internal static class ConfigFile
{
    public static string PathFor(CliHost host, ParseResult parse)
    {
        if (parse.ConfigPath() is { } given)
            return given;
        var folder = host.Environment("XDG_CONFIG_HOME") is { Length: > 0 } set
            ? set
            : Path.Combine(host.Environment("HOME") ?? "", ".config");
        return Path.Combine(folder, "patchbay", "config.json");
    }

    public static Attempt<Dictionary<string, string>> Read(string path, bool mustExist)
    {
        var settings = new Dictionary<string, string>();
        try
        {
            if (!mustExist && !File.Exists(path))
                return settings;
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions
                {
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return CliFailure.Usage($"{path} holds no JSON object.", Example);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!SettingDefinition.All.Any(known => known.Key == property.Name))
                    return Unknown(path, property.Name);
                if (property.Value.ValueKind != JsonValueKind.String)
                    return CliFailure.Usage($"{path}: {property.Name} is not a string.", Example);
                settings[property.Name] = property.Value.GetString()!;
            }
            return settings;
        }
        catch (JsonException exception)
        {
            return CliFailure.Usage(
                $"{path}, line {exception.LineNumber + 1}, is not JSON: {exception.Message}",
                Example
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CliFailure.Usage($"{path} cannot be read: {exception.Message}");
        }
    }

    private const string Example =
        """It looks like {"hub": "https://…", "key": "…", "account": "…"} or {"ashbyKey": "…"}.""";

    private static CliFailure Unknown(string path, string name) =>
        CliFailure.Usage($"{path}: there is no setting {name}.", Example) with
        {
            Suggestions = Nearest.Find(name, SettingDefinition.All.Select(known => known.Key)),
        };
}
