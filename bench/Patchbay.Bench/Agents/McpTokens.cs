using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Hub;

namespace Patchbay.Bench.Agents;

/// <summary>Prints <see cref="TaskFigures"/> of a hub that is started for it, before a sandbox.</summary>
internal static class McpTokens
{
    public static async Task PrintAsync()
    {
        await using var sandbox = await AshbySandboxServer.StartAsync(new SandboxOptions());
        var folder = Directory.CreateTempSubdirectory("patchbay-bench-");
        var key = $"v1.local.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        try
        {
            await using var hub = await HubServer.StartAsync(
                new HubOptions
                {
                    Arguments = ["--urls", "http://127.0.0.1:0"],
                    Environment = "Production",
                    Output = TextWriter.Null,
                    Logging = logging => logging.ClearProviders(),
                    Settings = new Dictionary<string, string?>
                    {
                        ["PATCHBAY_DATA"] = folder.FullName,
                        ["PATCHBAY_ASHBY_URL"] = sandbox.Address.AbsoluteUri,
                        ["PATCHBAY_BOOTSTRAP_KEY"] = key,
                        ["PATCHBAY_REQUESTS_PER_MINUTE"] = "0",
                        ["PATCHBAY_MASTER_KEY"] = Convert.ToBase64String(
                            RandomNumberGenerator.GetBytes(32)
                        ),
                    },
                }
            );
            using var http = new HttpClient();
            var ashbyKey = new SandboxOptions().AllPermissionsKey;
            var account = await LinkAsync(http, hub.Address, key, ashbyKey);
            Print(
                await TaskFigures.MeasureAsync(
                    http,
                    hub.Address,
                    key,
                    account,
                    new AshbyView(http, sandbox.Address, ashbyKey),
                    ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"))
                )
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(TaskFigures figures)
    {
        Row("measure (tokens by o200k)", "figure", "aim");
        Row("---", "---", "---");
        Row("`tools/list`, `search_execute`", $"{figures.SearchAndExecute.Tokens}", "< 800");
        Row(
            $"`tools/list`, the guide's {figures.Guide.Tools} actions individually",
            $"{figures.Guide.Tokens}",
            "< 20,000"
        );
        Row(
            $"`tools/list`, all {figures.Whole.Tools} actions individually",
            $"{figures.Whole.Tokens}",
            ""
        );
        Row($"a task, median of {figures.Tasks.Count}", $"{figures.Median:0}", "< 2,500");
        Row("a task, largest", $"{figures.Sums[^1]}", "");
        Console.WriteLine();
        Row("task", "tokens", "step by step: written + read");
        Row("---", "---", "---");
        foreach (var (task, steps) in figures.Tasks)
            Row(
                task,
                $"{steps.Sum(step => step.Tokens)}",
                string.Join(
                    ", ",
                    steps.Select(step => $"{step.What.Split('_')[0]} {step.Out} + {step.In}")
                )
            );
    }

    private static void Row(string first, string second, string third) =>
        Console.WriteLine($"| {first} | {second} | {third} |");

    /// <summary>An account as any customer's; its profile lets agents do what tasks of recruiting need.</summary>
    private static async Task<string> LinkAsync(
        HttpClient http,
        Uri hub,
        string key,
        string ashbyKey
    )
    {
        var profiles = await SendAsync("GET", "/auth_configs", null);
        await SendAsync(
            "PATCH",
            $"/auth_configs/{profiles.GetProperty("data")[0].Text("id")}",
            """{"agents":{"irreversible":true,"mails_candidates":true}}"""
        );
        var session = await SendAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"bench","origin_owner_name":"Bench","provider":"ashby"}"""
        );
        var linked = await SendAsync(
            "POST",
            "/hub/accounts",
            $$$"""{"credentials":{"apiKey":"{{{ashbyKey}}}"}}""",
            session.Text("token")
        );
        return linked.Text("id");

        async Task<JsonElement> SendAsync(
            string method,
            string path,
            string? body,
            string? token = null
        )
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(hub, path));
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (token is not null)
                request.Headers.Add("x-hub-session-token", token);
            else
                request.Headers.Authorization = new AuthenticationHeaderValue(
                    "Basic",
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
                );
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode
                ? JsonElement.Parse(text)
                : throw new InvalidOperationException($"{method} {path}: {text}");
        }
    }
}
