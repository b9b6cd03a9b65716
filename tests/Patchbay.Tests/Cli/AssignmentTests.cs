using System.Text.Json;
using Patchbay.Cli;
using Patchbay.Cli.Inputs;

namespace Patchbay.Tests.Cli;

public class AssignmentTests
{
    private static readonly JsonElement Schema = JsonElement.Parse(
        """
        {"properties": {
          "text": {"type": "string"},
          "maybe": {"type": ["string", "null"]},
          "choice": {"enum": ["1", "2"]},
          "count": {"type": "integer"},
          "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
          "shared": {"$ref": "#/$defs/Text"},
          "people": {"type": "array", "items": {"$ref": "#/$defs/Person"}}
         },
         "$defs": {
          "Text": {"type": "string"},
          "Person": {"allOf": [{"properties": {"name": {"type": "string"}}}], "properties": {"age": {"type": "integer"}}}
         }}
        """
    );

    [Theory]
    [InlineData("text=123", """{"text":"123"}""")]
    [InlineData("text=true", """{"text":"true"}""")]
    [InlineData("text=a=b", """{"text":"a=b"}""")]
    [InlineData("text=", """{"text":""}""")]
    [InlineData("choice=1", """{"choice":"1"}""")]
    [InlineData("shared=1", """{"shared":"1"}""")]
    [InlineData("maybe=null", """{"maybe":null}""")]
    [InlineData("maybe=plain", """{"maybe":"plain"}""")]
    [InlineData("count=123", """{"count":123}""")]
    [InlineData("count=twelve", """{"count":"twelve"}""")]
    [InlineData("either=1", """{"either":1}""")]
    [InlineData("unknown=[1,2]", """{"unknown":[1,2]}""")]
    [InlineData("unknown.inner=1e2", """{"unknown":{"inner":1e2}}""")]
    [InlineData("people[0].name=7", """{"people":[{"name":"7"}]}""")]
    [InlineData("people[0].age=7", """{"people":[{"age":7}]}""")]
    public void A_value_is_text_where_only_text_fits_and_else_JSON_if_it_is(
        string assignment,
        string expected
    )
    {
        var input = ActionInput.Build(null, [assignment], new SchemaView(Schema, Schema));

        Assert.Equal(expected, input.Value!.ToJsonString());
    }

    [Fact]
    public void Assignments_add_to_the_input_in_order()
    {
        var input = ActionInput.Build(
            """{"people":[{"name":"A"}],"count":1}""",
            ["people[0].age=3", "people[1].name=B", "count=2", "grid[0][0]=1"],
            null
        );

        Assert.Equal(
            """{"people":[{"name":"A","age":3},{"name":"B"}],"count":2,"grid":[[1]]}""",
            input.Value!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("text")]
    [InlineData("=1")]
    [InlineData("a..b=1")]
    [InlineData("a[x]=1")]
    [InlineData("a[0=1")]
    [InlineData("a[0]b=1")]
    [InlineData("a[1]=1")]
    [InlineData("count.deep=1")]
    [InlineData("count[0]=1")]
    public void A_path_that_leads_nowhere_is_wrong_usage(string assignment)
    {
        var input = ActionInput.Build("""{"count":1}""", [assignment], null);

        Assert.Equal(ExitCode.Usage, input.Failure!.ExitCode);
        Assert.Contains("--set", input.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"a":1,"a":2}""")]
    public void An_input_that_is_no_JSON_object_is_wrong_usage(string text) =>
        Assert.Equal(ExitCode.Usage, ActionInput.Build(text, [], null).Failure!.ExitCode);
}
