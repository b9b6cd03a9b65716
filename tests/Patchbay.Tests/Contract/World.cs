using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>What stands in an Ashby, as any client finds it: through its lists. And a way to put more there.</summary>
internal sealed class World : IDisposable
{
    private readonly HttpClient _http;
    private readonly Dictionary<string, IReadOnlyList<JsonObject>> _seen = [];

    public World(Uri address, string key = "sandbox-all-permissions")
    {
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
        );
    }

    /// <summary>The first page of a resource's list as it was first seen; empty for a resource that no list shows.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string resource)
    {
        if (!_seen.TryGetValue(resource, out var seen))
            _seen[resource] = seen = await ReadAsync(resource);
        return seen;
    }

    /// <summary>The stages of a plan.</summary>
    public Task<IReadOnlyList<JsonObject>> StagesAsync(string planId) =>
        ListAsync("interviewStage", new() { ["interviewPlanId"] = planId });

    public async Task<JsonObject> FirstAsync(
        string resource,
        Func<JsonObject, bool>? which = null
    ) => (await AllAsync(resource)).First(which ?? (_ => true));

    public async Task<string> IdAsync(string resource, Func<JsonObject, bool>? which = null) =>
        (string)(await FirstAsync(resource, which))["id"]!;

    /// <summary>The id of some record; null where none is listed.</summary>
    public async Task<string?> SomeIdAsync(string resource) =>
        await AllAsync(resource) is [var first, ..] ? (string?)first["id"] : null;

    /// <summary>The results of a call that must succeed.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonObject? body = null)
    {
        var answer = await AnswerAsync(method, JsonContent.Create(body ?? []));
        Assert.True((bool)answer["success"]!, $"{method} {body}: {answer}");
        return answer["results"]!;
    }

    /// <summary>The whole answer, which must come with HTTP 200.</summary>
    public async Task<JsonObject> AnswerAsync(string method, HttpContent content)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var response = await _http.PostAsync(method, content, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        Assert.True(response.IsSuccessStatusCode, $"{method}: {response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Uploads a small file the way the contract describes; its handle.</summary>
    public async Task<string> UploadAsync(string context)
    {
        var content = "%PDF-1.4"u8.ToArray();
        var announced = await CallAsync(
            "file.createFileUploadHandle",
            new()
            {
                ["fileUploadContext"] = context,
                ["filename"] = "cv.pdf",
                ["contentType"] = "application/pdf",
                ["contentLength"] = content.Length,
            }
        );
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in announced["fields"]!.AsObject())
            form.Add(new StringContent((string)value!), name);
        form.Add(new ByteArrayContent(content), "file", "cv.pdf");
        using var store = new HttpClient(); // the address is pre-signed: it never sees the key
        using var stored = await store.PostAsync(
            new Uri((string)announced["url"]!),
            form,
            TestContext.Current.CancellationToken
        );
        Assert.True(stored.IsSuccessStatusCode, $"upload: {stored.StatusCode}");
        return (string)announced["handle"]!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<JsonObject>> ReadAsync(string resource) =>
        resource switch
        {
            // There is one, and it is not listed.
            "referralForm" => [(await CallAsync("referralForm.info")).AsObject()],
            // Listed by schedule; each schedule carries its own.
            "interviewEvent" =>
            [
                .. (await AllAsync("interviewSchedule")).SelectMany(schedule =>
                    Objects(schedule["interviewEvents"]!)
                ),
            ],
            "interviewStage" => await StagesAsync(
                (string)(await FirstAsync("interviewPlan"))["id"]!
            ),
            "hiringTeamRole" => await ListAsync(resource, new() { ["namesOnly"] = false }),
            "location" => await ListAsync(resource, new() { ["includeLocationHierarchy"] = true }),
            "surveyRequest" or "surveySubmission" => await ListAsync(
                resource,
                new() { ["surveyType"] = "CandidateExperience" }
            ),
            _ => AshbySpec.Served.Contains(resource + ".list") ? await ListAsync(resource, []) : [],
        };

    private async Task<IReadOnlyList<JsonObject>> ListAsync(string resource, JsonObject body) =>
        [.. Objects(await CallAsync(resource + ".list", body))];

    private static IEnumerable<JsonObject> Objects(JsonNode list) =>
        list.AsArray().Select(item => item!.AsObject());
}
