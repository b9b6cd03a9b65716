using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.AshbySandbox.Control;

/// <summary>Routes that take a JSON object: a misspelt field or a body that cannot be read is told, not dropped.</summary>
internal static class ControlBody
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static RouteHandlerBuilder MapBody<T>(
        this IEndpointRouteBuilder app,
        string method,
        string path,
        Func<T, IResult> act
    ) =>
        app.MapMethods(
            path,
            [method],
            (HttpRequest request) => ReadAsync<T>(request, body => Task.FromResult(act(body)))
        );

    public static async Task<IResult> ReadAsync<T>(HttpRequest request, Func<T, Task<IResult>> act)
    {
        if (!request.HasJsonContentType())
            return Problems.Of(415, "Send a JSON object with Content-Type: application/json.");
        try
        {
            var body = await request.ReadFromJsonAsync<T>(
                Strict,
                request.HttpContext.RequestAborted
            );
            return body is null ? Problems.Invalid("The body is a JSON object.") : await act(body);
        }
        catch (JsonException error)
        {
            return Problems.Invalid($"The body cannot be read: {error.Message}");
        }
    }
}
