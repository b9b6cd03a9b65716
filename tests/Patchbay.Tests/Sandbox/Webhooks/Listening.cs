using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.Tests.Sandbox.Webhooks;

/// <summary>A sandbox, and a receiver that has webhooks there.</summary>
internal sealed class Listening : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-test";

    private Listening(RunningSandbox sandbox, WebhookReceiver receiver) =>
        (Sandbox, Receiver) = (sandbox, receiver);

    public RunningSandbox Sandbox { get; }
    public WebhookReceiver Receiver { get; }

    /// <summary>With a webhook of each of these types; of all that there are when none is named.</summary>
    public static async Task<Listening> StartAsync(params string[] types)
    {
        var listening = new Listening(
            await RunningSandbox.StartAsync(),
            await WebhookReceiver.StartAsync()
        );
        foreach (
            var type in types.Length > 0 ? types : [.. WebhookTypes.All.Select(one => one.Name)]
        )
            await SubscribeAsync(listening.Sandbox, listening.Receiver, type);
        return listening;
    }

    /// <summary>Through the endpoint where that takes the type, else as people do it.</summary>
    public static async Task<string> SubscribeAsync(
        RunningSandbox sandbox,
        WebhookReceiver receiver,
        string type,
        string path = ""
    )
    {
        var settings = new JsonObject
        {
            ["webhookType"] = type,
            ["requestUrl"] = new Uri(receiver.Address, $"{path}/{type}").ToString(),
            ["secretToken"] = Secret,
        };
        var webhook = EndpointTakes(type)
            ? await sandbox.ResultsAsync("webhook.create", settings)
            : await sandbox.ActAsync("webhook.add", settings);
        Assert.True((bool)webhook["enabled"]!);
        return (string)webhook["id"]!;
    }

    /// <summary>What was delivered because of something, in the order of the deliveries.</summary>
    public async Task<IReadOnlyList<ReceivedWebhook>> AfterAsync(Func<Task> something)
    {
        var before = Sandbox.Server.Deliveries.Count;
        await something();
        await Sandbox.DeliveriesTriedAsync();
        var received = Receiver.Events.ToList();
        return
        [
            .. Sandbox
                .Server.Deliveries.Skip(before)
                .Select(delivery =>
                {
                    Assert.Equal(SandboxDeliveryStatus.Delivered, delivery.Status);
                    var sent = received.Single(one => one.Text == delivery.Body);
                    WebhookShapes.AssertFits(sent);
                    return sent;
                }),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private static bool EndpointTakes(string type) =>
        AshbyContract
            .Embedded.Endpoints["webhook.create"]
            .Request.Flat.Properties["webhookType"]
            .Values!.Contains($"\"{type}\"");
}

internal static class SandboxActs
{
    public static Task<JsonNode> ActAsync(this RunningSandbox sandbox, string act, object input) =>
        sandbox.Server.ActAsync(
            act,
            System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject(),
            TestContext.Current.CancellationToken
        );

    /// <summary>The code with which an act is refused.</summary>
    public static async Task<string> ActErrorAsync(
        this RunningSandbox sandbox,
        string act,
        object input
    ) => (await Assert.ThrowsAsync<SandboxActException>(() => sandbox.ActAsync(act, input))).Code;

    public static Task DeliveriesTriedAsync(this RunningSandbox sandbox) =>
        sandbox
            .Server.DeliveriesTriedAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
