using System.Net.Http.Headers;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>Where a file goes before the call that attaches it.</summary>
internal sealed record UploadTarget(
    Uri Url,
    string Handle,
    IReadOnlyList<KeyValuePair<string, string>> Fields
)
{
    public static UploadTarget? Read(JsonElement results)
    {
        if (
            InputJson.Text(results, "handle") is not { } handle
            || !Uri.TryCreate(InputJson.Text(results, "url"), UriKind.Absolute, out var url)
        )
            return null;
        var fields = new List<KeyValuePair<string, string>>();
        if (
            results.TryGetProperty("fields", out var given)
            && given.ValueKind == JsonValueKind.Object
        )
        {
            foreach (var field in given.EnumerateObject())
                fields.Add(new(field.Name, field.Value.ToString()));
        }
        return new UploadTarget(url, handle, fields);
    }
}

/// <summary>Sends a file to the address that the provider signed for it. The API key does not go along.</summary>
internal sealed class FileUpload(
    Connector connector,
    HttpMessageInvoker http,
    ExecutorOptions options,
    TimeProvider time
)
{
    /// <summary>Null when the file is there. Nothing is attached yet, so a failure has done nothing.</summary>
    public async Task<ActionFailure?> SendAsync(
        UploadTarget target,
        FileContent file,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var provider = connection.BaseUrl ?? connector.Info.BaseUrl;
        if (target.Url.Scheme != Uri.UriSchemeHttps && !IsSameServer(target.Url, provider))
            return Failures.UnsafeUploadAddress(connector);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = Form(target, file),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        using var timeout = new CancellationTokenSource(options.UploadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            timeout.Token
        );
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode ? null : Refused((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failures.TimedOut(connector, options.UploadTimeout);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Failures.Unreachable(connector, target.Url, "the file could not be sent");
        }
    }

    /// <summary>The signed fields first and the file last, as such addresses demand.</summary>
    private static MultipartFormDataContent Form(UploadTarget target, FileContent file)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in target.Fields)
        {
            var field = new StringContent(value);
            field.Headers.ContentType = null;
            form.Add(field, Quote(name));
        }
        var content = new StreamContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type)
            ? type
            : new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentLength = file.Length;
        form.Add(content, Quote("file"), Quote(file.Name));
        return form;
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "%22")}\"";

    private static bool IsSameServer(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Host == other.Host && one.Port == other.Port;

    private ActionFailure Refused(int status) =>
        new(
            status >= 500 ? FailureKind.ProviderError : FailureKind.Refused,
            $"The file storage of {connector.Info.Name} did not take the file (HTTP {status}); nothing was attached.",
            "Send it again; an address for a file is good for 10 minutes.",
            Retryable: status >= 500
        )
        {
            ProviderStatus = status,
        };
}
