using System.Text.Json;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Tests.Engine.Schemas;

namespace Patchbay.Tests.Engine.Execution.Answers;

public class AnswerOptionsTests
{
    [Fact]
    public void All_members_are_read()
    {
        var options = Read(
            """{"fields":["name","emailAddresses[].value"],"limit":5,"max_tokens":800}"""
        ).Options!;

        Assert.Equal(["name", "emailAddresses[].value"], options.Fields);
        Assert.Equal(5, options.Limit);
        Assert.Equal(800, options.MaxTokens);
        Assert.False(options.CountOnly);
        Assert.True(Read("""{"count":true}""").Options!.CountOnly);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"fields":null,"limit":null,"max_tokens":null,"count":false}""")]
    public void Nothing_asked_for_is_no_options(string answer) =>
        Assert.Equal((null, 0), (Read(answer).Options, Read(answer).Faults.Count));

    [Fact]
    public void Every_fault_is_told_with_its_path()
    {
        var read = Read(
            """{"fields":["name","","a..b",7,"tags[0].title"],"limit":0,"max_tokens":199,"count":1,"feilds":[]}"""
        );

        Assert.Null(read.Options);
        Assert.Equal(
            [
                "$.answer.feilds",
                "$.answer.fields[1]",
                "$.answer.fields[2]",
                "$.answer.fields[3]",
                "$.answer.fields[4]",
                "$.answer.limit",
                "$.answer.max_tokens",
                "$.answer.count",
            ],
            read.Faults.Select(fault => fault.Path)
        );
    }

    [Theory]
    [InlineData("[]", "$.answer")]
    [InlineData("\"all\"", "$.answer")]
    [InlineData("""{"fields":[]}""", "$.answer.fields")]
    [InlineData("""{"fields":"name"}""", "$.answer.fields")]
    [InlineData("""{"limit":1.5}""", "$.answer.limit")]
    [InlineData("""{"limit":99999999999}""", "$.answer.limit")]
    [InlineData("""{"count":true,"limit":3}""", "$.answer.count")]
    [InlineData("""{"count":true,"fields":["id"]}""", "$.answer.count")]
    public void What_cannot_be_is_refused(string answer, string path) =>
        Assert.Equal([path], Read(answer).Faults.Select(fault => fault.Path));

    [Theory]
    [InlineData("""{"fields":["name"],"limit":5,"max_tokens":200,"count":false}""", true)]
    [InlineData("""{"limit":0}""", false)]
    [InlineData("""{"max_tokens":199}""", false)]
    [InlineData("""{"rows":1}""", false)]
    public void The_schema_takes_what_is_read(string answer, bool taken)
    {
        var schema = Json.Schema(AnswerOptions.Schema.GetRawText());

        Assert.Equal(taken, schema.IsValid(JsonElement.Parse(answer)));
        Assert.Equal(taken, Read(answer).Faults.Count == 0);
    }

    private static AnswerRead Read(string json) => AnswerOptions.Read(JsonElement.Parse(json));
}
