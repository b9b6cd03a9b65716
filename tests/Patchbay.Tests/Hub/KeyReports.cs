using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub;

/// <summary>Keys of the local Ashby by what they lack, and what the hub reports of them.</summary>
internal static class KeyReports
{
    /// <summary>The guide's names of the 17 scopes.</summary>
    public static IEnumerable<string> GuideScopes =>
        Ashby.Connector.Scopes.All.Where(scope => scope.InGuide).Select(scope => scope.Name);

    /// <summary>A key of its own with every permission but these, named as the guide does.</summary>
    public static SandboxKey AddKeyWithout(this TestHub hub, params string[] scopes) =>
        hub.Ashby.AddKey(
            $"{Guid.NewGuid():n} without {string.Join(',', scopes)}",
            [
                .. Ashby
                    .Connector.Scopes.All.Where(scope => !scopes.Contains(scope.Name))
                    .Select(scope => scope.ProviderName),
            ]
        );

    public static async Task<JsonElement> PermissionsAsync(this TestHub hub, string account) =>
        (await hub.CallAsync("GET", $"/accounts/{account}/permissions")).IsOk().Json;

    public static Task<Answer> CheckAsync(this TestHub hub, string account) =>
        hub.CallAsync("POST", $"/accounts/{account}/permissions/check");

    /// <summary>The scopes of a report with this status.</summary>
    public static List<string> Scopes(this JsonElement report, string status) =>
        report
            .GetProperty("scopes")
            .EnumerateArray()
            .Where(scope => scope.GetProperty("status").GetString() == status)
            .Select(scope => scope.GetProperty("name").GetString()!)
            .ToList();

    public static JsonElement Scope(this JsonElement report, string name) =>
        report
            .GetProperty("scopes")
            .EnumerateArray()
            .Single(scope => scope.GetProperty("name").GetString() == name);

    /// <summary>What the report says of an action, such as <c>works</c> or <c>missing Jobs: Read</c>.</summary>
    public static string Action(this JsonElement report, string id)
    {
        var action = report
            .GetProperty("actions")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == id);
        return string.Join(
            ' ',
            [action.GetProperty("status").GetString(), .. action.GetProperty("missing").Texts()]
        );
    }

    public static List<string> Texts(this JsonElement list) =>
        list.EnumerateArray().Select(text => text.GetString()!).ToList();

    /// <summary>The calls of a key that the local Ashby saw.</summary>
    public static List<string> CallsOf(this TestHub hub, SandboxKey key) =>
        hub
            .Ashby.Requests.Where(request => request.KeyTitle == key.Title)
            .Select(request => request.Method)
            .ToList();
}
