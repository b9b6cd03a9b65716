using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>
/// The answer to a form that the page's script has sent: a line of JSON for each step as it is taken, then one with what
/// the page shows next.
/// </summary>
internal sealed class ConnectStream(Func<IProgress<LinkProgress>, Task<ConnectView>> work) : IResult
{
    public const string MediaType = "application/x-ndjson";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var stop = httpContext.RequestAborted;
        response.ContentType = MediaType;
        // A proxy that gathers the answer would show every step at once, at the end.
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var steps = Channel.CreateUnbounded<LinkProgress>(new() { SingleReader = true });
        var working = RunAsync(steps.Writer);
        await foreach (var step in steps.Reader.ReadAllAsync(stop))
            await WriteAsync(response, step, stop);
        var view = await working;
        await WriteAsync(
            response,
            new Last(view.Status, view.Title, view.Follow, await RenderAsync(httpContext, view)),
            stop
        );
    }

    private async Task<ConnectView> RunAsync(ChannelWriter<LinkProgress> steps)
    {
        try
        {
            return await work(new Writer(steps));
        }
        finally
        {
            steps.Complete();
        }
    }

    private static async Task<string> RenderAsync(HttpContext http, ConnectView view)
    {
        await using var renderer = new HtmlRenderer(
            http.RequestServices,
            http.RequestServices.GetRequiredService<ILoggerFactory>()
        );
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<ConnectMain>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?> { [nameof(ConnectMain.View)] = view }
                    )
                )
            ).ToHtmlString()
        );
    }

    private static async Task WriteAsync<T>(
        HttpResponse response,
        T line,
        CancellationToken cancellationToken
    )
    {
        await JsonSerializer.SerializeAsync(response.Body, line, Json, cancellationToken);
        await response.Body.WriteAsync("\n"u8.ToArray(), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    /// <summary>Writes at once and in order; the framework's own would queue.</summary>
    private sealed class Writer(ChannelWriter<LinkProgress> steps) : IProgress<LinkProgress>
    {
        public void Report(LinkProgress value) => steps.TryWrite(value);
    }

    private sealed record Last(int Status, string Title, string? Follow, string Html);
}
