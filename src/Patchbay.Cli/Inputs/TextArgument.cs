using System.Text;

namespace Patchbay.Cli.Inputs;

/// <summary>An argument that is the text itself, <c>@file</c>, or <c>-</c> for the standard input.</summary>
internal static class TextArgument
{
    public static Attempt<string> Read(CliHost host, string argument, string flag)
    {
        try
        {
            if (argument == "-")
            {
                using var reader = new StreamReader(host.Input, Encoding.UTF8, leaveOpen: true);
                return reader.ReadToEnd();
            }
            return argument.StartsWith('@') ? File.ReadAllText(argument[1..]) : argument;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CliFailure.Usage(
                $"{flag} {argument} cannot be read: {exception.Message}",
                "Give the text itself, @FILE with a file that is there, or -."
            );
        }
    }
}
