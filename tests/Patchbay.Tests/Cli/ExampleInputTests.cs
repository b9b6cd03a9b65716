using System.Text.Json;
using Patchbay.Cli.Output;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Cli;

public class ExampleInputTests
{
    public static TheoryData<string> Ids =>
        [.. Ashby.Connector.Actions.Select(action => action.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_fits_the_schema_of_its_action(string id)
    {
        var action = Ashby.Action(id);
        var arguments = ExampleInput.Arguments(action);

        if (arguments.Contains("--file", StringComparison.Ordinal))
            return;
        var input = arguments.Length == 0 ? "{}" : arguments[(arguments.IndexOf('\'') + 1)..^1];
        Assert.Empty(action.Input.Validate(JsonElement.Parse(input)));
    }
}
