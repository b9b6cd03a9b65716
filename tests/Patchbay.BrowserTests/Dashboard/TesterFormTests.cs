using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;
using Patchbay.Hub.Executions.Pages;

namespace Patchbay.BrowserTests.Dashboard;

/// <summary>The form that is made from an action's schema says what the schema allows, and is read back the same.</summary>
public sealed class TesterFormTests(Site site) : IClassFixture<Site>
{
    private const int Seeds = 8;

    // The form draws it, and what it reads back is held against what it was given. What a field only holds, because it
    // has no way to show it, is named: that would be no form.
    private const string Check = """
        cases => cases.map(one => {
          const tree = PatchbayForm.root(one.form, { changed() {}, finder: null });
          const faults = [];
          for (const input of one.inputs) {
            tree.fill(input);
            const read = tree.read();
            if (!PatchbayForm.same(read, input)) faults.push(`${JSON.stringify(input)} was read back as ${JSON.stringify(read)}`);
            for (const held of tree.el.querySelectorAll('.help:not([hidden])'))
              if (held.textContent.startsWith('Holds ')) faults.push(`${JSON.stringify(input)}: ${held.textContent}`);
          }
          return { action: one.action, faults };
        }).filter(one => one.faults.length > 0).map(one => `${one.action}: ${one.faults[0]}`)
        """;

    [Fact]
    public async Task Every_action_s_form_expresses_the_least_and_the_fullest_input_and_others()
    {
        var connector = ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"));
        var cases = new JsonArray();
        foreach (var action in connector.Actions)
        {
            var inputs = new JsonArray(
                SchemaExamples.Minimal(action.Input),
                SchemaExamples.Full(action.Input)
            );
            for (var seed = 1; seed <= Seeds; seed++)
            {
                inputs.Add(SchemaExamples.Minimal(action.Input, seed));
                inputs.Add(SchemaExamples.Full(action.Input, seed));
                inputs.Add(SchemaExamples.Random(action.Input, new Random(seed)));
            }
            cases.Add(
                new JsonObject
                {
                    ["action"] = action.Id,
                    ["form"] = JsonSerializer.SerializeToNode(
                        WithoutRecord(FormSchema.Of(connector, action)),
                        FormField.Json
                    ),
                    ["inputs"] = inputs,
                }
            );
        }
        Assert.True(cases.Count >= 137);

        await using var view = await site.OpenTesterAsync("ashby_list_jobs");
        var faults = await view.Page.EvaluateAsync<string[]>(
            $"text => ({Check})(JSON.parse(text))",
            cases.ToJsonString()
        );
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_id_field_of_a_kind_with_names_finds_it()
    {
        var connector = ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"));
        var fields = connector
            .Actions.SelectMany(action => All(FormSchema.Of(connector, action)))
            .Where(field =>
                field.Kind == "text" && field.Name?.EndsWith("Id", StringComparison.Ordinal) == true
            )
            .ToList();
        var found = fields.Count(field => field.Record is not null);
        Assert.True(found > 120, $"{found} of {fields.Count}");
    }

    private static FormField WithoutRecord(FormField field) =>
        field with
        {
            Record = null,
            Fields = field.Fields?.Select(WithoutRecord).ToList(),
            Choices = field.Choices?.Select(WithoutRecord).ToList(),
            Item = field.Item is null ? null : WithoutRecord(field.Item),
        };

    private static IEnumerable<FormField> All(FormField field) =>
        new[] { field }.Concat(
            (field.Fields ?? [])
                .Concat(field.Choices ?? [])
                .Concat(field.Item is null ? [] : [field.Item])
                .SelectMany(All)
        );
}
