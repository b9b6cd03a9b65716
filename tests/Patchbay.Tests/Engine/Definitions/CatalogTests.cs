using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Definitions;

public class CatalogTests
{
    [Theory]
    [InlineData("ashby_list_candidate", "ashby_list_candidates")]
    [InlineData("ashby_list_candiates", "ashby_list_candidates")]
    [InlineData("list_candidates", "ashby_list_candidates")]
    [InlineData("ashby_candidate_create", "ashby_create_candidate")]
    public void A_mistyped_id_suggests_the_nearest(string mistyped, string meant) =>
        Assert.Contains(meant, Ashby.Connector.SuggestActions(mistyped));

    [Fact]
    public void What_is_near_nothing_suggests_nothing() =>
        Assert.Empty(Ashby.Connector.SuggestActions("zzzzqqqq"));

    [Fact]
    public void Every_action_can_be_told_from_its_label_endpoint_and_words()
    {
        foreach (var action in Ashby.Connector.Actions)
        {
            Assert.True(action.Description.Length > 40, $"{action.Id} has hardly a description");
            Assert.DoesNotContain("StackOne", action.Description);
            Assert.DoesNotContain(action.Label, action.Aliases, StringComparer.OrdinalIgnoreCase);
        }
        var doubled = Ashby
            .Connector.Actions.SelectMany(action =>
                action.Aliases.Select(alias => (alias: alias.ToLowerInvariant(), action.Id))
            )
            .GroupBy(pair => pair.alias)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Id))}");
        Assert.Empty(doubled);
    }

    [Fact]
    public void What_cannot_be_undone_and_what_mails_a_candidate_is_marked()
    {
        Assert.True(Ashby.Action("ashby_anonymize_candidate").Irreversible);
        Assert.True(Ashby.Action("ashby_update_application_history").Irreversible);
        Assert.True(Ashby.Action("ashby_change_application_stage").MailsCandidate);
        Assert.False(Ashby.Action("ashby_create_candidate").SafeToRepeat);
        Assert.True(Ashby.Action("ashby_create_candidate_tag").SafeToRepeat);
        Assert.Equal(Effect.Delete, Ashby.Action("ashby_delete_webhook").Effect);
        Assert.Equal(Effect.Read, Ashby.Action("ashby_search_candidates").Effect);
    }

    [Fact]
    public void Every_input_property_at_every_depth_has_a_description()
    {
        var silent = Ashby.Connector.Actions.SelectMany(action =>
            Undescribed(action.Input.Bundle(), "$").Select(path => $"{action.Id} {path}")
        );
        Assert.Empty(silent);
    }

    private static IEnumerable<string> Undescribed(JsonElement root, string at) =>
        Undescribed(root, root, at, 0);

    private static IEnumerable<string> Undescribed(
        JsonElement root,
        JsonElement schema,
        string at,
        int depth
    )
    {
        if (depth > 8 || schema.ValueKind != JsonValueKind.Object)
            yield break;
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                var path = $"{at}.{property.Name}";
                if (!IsDescribed(root, property.Value))
                    yield return path;
                foreach (var deeper in Undescribed(root, property.Value, path, depth + 1))
                    yield return deeper;
            }
        }
        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var deeper in Undescribed(root, items, $"{at}[]", depth + 1))
                yield return deeper;
        }
    }

    private static bool IsDescribed(JsonElement root, JsonElement schema)
    {
        if (schema.TryGetProperty("description", out _) || schema.TryGetProperty("const", out _))
            return true;
        return schema.TryGetProperty("$ref", out var reference)
            && root.GetProperty("$defs")
                .GetProperty(reference.GetString()!["#/$defs/".Length..])
                .TryGetProperty("description", out _);
    }
}
