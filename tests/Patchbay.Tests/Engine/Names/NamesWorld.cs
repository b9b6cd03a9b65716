using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;

namespace Patchbay.Tests.Engine.Names;

/// <summary>A local Ashby whose records are looked for by name, with what it was asked.</summary>
internal sealed class NamesWorld : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = ProviderHttp.CreateClient();
    private readonly ActionExecutor _executor;
    private ProviderConnection _connection;

    private NamesWorld(AshbySandboxServer ashby)
    {
        Ashby = ashby;
        _executor = new ActionExecutor(Support.Ashby.Connector, _http);
        _connection = new("sandbox-all-permissions", ashby.Address);
    }

    public AshbySandboxServer Ashby { get; }

    /// <summary>The methods that the last resolution called, in their order.</summary>
    public IReadOnlyList<string> Called { get; private set; } = [];

    public static async Task<NamesWorld> StartAsync(int candidates = 40) =>
        new(
            await AshbySandboxServer.StartAsync(
                new SandboxOptions { CandidateCount = candidates, VerifyAnswers = true },
                ct: TestContext.Current.CancellationToken
            )
        );

    /// <summary>From now on with a key of these permissions.</summary>
    public void UseKey(params string[] permissions) =>
        _connection = new(Ashby.AddKey("narrow", permissions).Secret, Ashby.Address);

    public async Task<Resolution> ResolveAsync(
        string text,
        string? kind = null,
        params (string Kind, string Value)[] context
    )
    {
        var all = await ResolveAllAsync(new NameQuery(text, kind, Context(context)));
        return all[0];
    }

    public Task<IReadOnlyList<Resolution>> ResolveAllAsync(params NameQuery[] queries) =>
        ResolveAllAsync(Support.Ashby.Connector, queries);

    /// <summary>With a connector that says other things of names.</summary>
    public async Task<Resolution> WithConnectorAsync(Connector connector, string text, string kind)
    {
        var all = await ResolveAllAsync(connector, [new(text, kind, NameContext.None)]);
        return all[0];
    }

    private async Task<IReadOnlyList<Resolution>> ResolveAllAsync(
        Connector connector,
        NameQuery[] queries
    )
    {
        var before = Ashby.Requests.Count;
        var all = await new NameResolver(connector).ResolveAllAsync(
            queries,
            (request, cancellationToken) =>
                _executor.ExecuteAsync(request, _connection, cancellationToken),
            TestContext.Current.CancellationToken
        );
        Called = Ashby.Requests.Skip(before).Select(request => request.Method).ToList();
        Assert.Equal(Called.Count, all.Sum(one => one.Calls));
        return all;
    }

    public static NameContext Context(params (string Kind, string Value)[] context) =>
        new(context.ToDictionary(one => one.Kind, one => one.Value));

    /// <summary>Runs any action with all permissions, to set the scene.</summary>
    public async Task<JsonElement> RunAsync(string action, object? input = null)
    {
        var outcome = await _executor.ExecuteAsync(
            new ActionRequest(action, JsonSerializer.SerializeToElement(input ?? new { })),
            new ProviderConnection("sandbox-all-permissions", Ashby.Address),
            TestContext.Current.CancellationToken
        );
        Assert.True(outcome.Succeeded, $"{action}: {outcome.Failure?.Message}");
        return outcome.Result.Data;
    }

    public async Task<string> CreateCandidateAsync(string name, string? email = null) =>
        Id(
            await RunAsync(
                "ashby_create_candidate",
                email is null ? new { name } : new { name, email }
            )
        );

    /// <summary>An interview plan that people made in Ashby's own screens.</summary>
    public void AddPlan(string title) =>
        Ashby.Sandbox.Run(state =>
        {
            var plan = state.InterviewPlans.After(-1).First().Record.DeepClone().AsObject();
            plan["id"] = state.Ids.Next("interviewPlan");
            plan["title"] = title;
            state.InterviewPlans.Save(plan);
        });

    /// <summary>A stage that people made in Ashby's own screens.</summary>
    public string AddStage(string plan, string title)
    {
        var id = "";
        Ashby.Sandbox.Run(state =>
        {
            var planId = state
                .InterviewPlans.After(-1)
                .Select(entry => entry.Record)
                .First(record => (string?)record["title"] == plan)["id"]!.GetValue<string>();
            id = state.Ids.Next("interviewStage");
            state.InterviewStages.Save(
                new JsonObject
                {
                    ["id"] = id,
                    ["title"] = title,
                    ["type"] = "Active",
                    ["orderInInterviewPlan"] = 90,
                    ["interviewStageGroupId"] = null,
                    ["interviewPlanId"] = planId,
                }
            );
        });
        return id;
    }

    public static string Id(JsonElement record) => record.GetProperty("id").GetString()!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Ashby.DisposeAsync();
    }
}
