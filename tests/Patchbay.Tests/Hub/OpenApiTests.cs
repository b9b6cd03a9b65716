using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub;

/// <summary>The document that is made from the endpoints, and the page that is made from the document.</summary>
public sealed class OpenApiTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_needs_no_key()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString());
        Assert.Equal(
            ["apiKeyBasic", "apiKeyBearer", "sessionToken"],
            document
                .GetProperty("components")
                .GetProperty("securitySchemes")
                .EnumerateObject()
                .Select(scheme => scheme.Name)
                .Order()
        );
    }

    [Fact]
    public async Task Every_route_is_in_it()
    {
        var routes = hub
            .Server.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()
                    is not { ExcludeFromDescription: true }
            )
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<IHttpMethodMetadata>()!
                    .HttpMethods.Select(method =>
                        $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"
                    )
            );
        var operations = await OperationsAsync();
        Assert.Equal(routes.Order(), operations.Select(one => one.Name).Order());
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_a_tag_and_a_summary()
    {
        var operations = await OperationsAsync();
        Assert.All(
            operations,
            one =>
            {
                Assert.True(
                    one.Operation.TryGetProperty("operationId", out _)
                        && one.Operation.TryGetProperty("summary", out _)
                        && one.Operation.TryGetProperty("tags", out _),
                    one.Name
                );
                Assert.Matches(
                    "^[a-z0-9_]+$",
                    one.Operation.GetProperty("operationId").GetString()
                );
            }
        );
        Assert.Equal(
            operations.Count,
            operations
                .Select(one => one.Operation.GetProperty("operationId").GetString())
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public async Task Every_body_has_an_example_and_every_operation_its_errors_in_the_one_form()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            if (operation.TryGetProperty("requestBody", out var body))
                Assert.True(
                    body.GetProperty("content")
                        .GetProperty("application/json")
                        .TryGetProperty("example", out _),
                    name
                );
            var errors = operation
                .GetProperty("responses")
                .EnumerateObject()
                .Where(answer => answer.Name[0] is '4' or '5')
                .ToList();
            Assert.NotEmpty(errors);
            Assert.All(
                errors,
                error =>
                    Assert.Equal(
                        "#/components/schemas/Error",
                        error
                            .Value.GetProperty("content")
                            .GetProperty("application/json")
                            .GetProperty("schema")
                            .GetProperty("$ref")
                            .GetString()
                    )
            );
        }
    }

    [Fact]
    public async Task What_needs_a_key_says_so_and_answers_401_without()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            var demandsKey =
                operation.TryGetProperty("security", out var security)
                && security.GetRawText().Contains("apiKeyBasic", StringComparison.Ordinal);
            var parts = name.Split(' ');
            var answer = await hub.CallAsync(parts[0], parts[1], key: "");
            Assert.True(demandsKey == ((int)answer.Status == 401), $"{name}: {answer.Status}");
        }
    }

    [Fact]
    public async Task Each_operation_names_the_scope_that_its_route_demands()
    {
        var operations = (await OperationsAsync()).ToDictionary(one => one.Name);
        // MCP is no REST: its own protocol describes it.
        var routes = Routes.Of(hub).Where(route => route.Pattern.Trim('/') != "mcp");
        foreach (var route in routes.Where(route => route.Scope is not null))
        {
            var operation = operations[$"{route.Method} /{route.Pattern.Trim('/')}"].Operation;
            Assert.All(
                operation.GetProperty("security").EnumerateArray(),
                way =>
                    Assert.Equal(
                        route.Scope!.Value.Names(),
                        way.EnumerateObject().Single().Value.EnumerateArray().Select(Text)
                    )
            );
            Assert.True(operation.GetProperty("responses").TryGetProperty("403", out _));
        }

        static string Text(JsonElement name) => name.GetString()!;
    }

    [Fact]
    public async Task Error_has_the_members_that_errors_have()
    {
        var document = await DocumentAsync();
        var error = document
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("Error")
            .GetProperty("properties");
        var answer = (await hub.CallAsync("GET", "/accounts/unknown")).IsError(
            404,
            "account_not_found"
        );
        Assert.All(
            answer.Json.EnumerateObject(),
            member => Assert.True(error.TryGetProperty(member.Name, out _), member.Name)
        );
    }

    [Fact]
    public async Task The_page_names_every_operation_and_loads_nothing()
    {
        var answer = (await hub.CallAsync("GET", "/docs/api", key: "")).IsOk();
        Assert.Equal("text/html", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            "default-src 'none'",
            answer.Response.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.DoesNotContain("<script", answer.Text);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", answer.Text);
        foreach (var (_, operation) in await OperationsAsync())
            Assert.Contains(
                $"id=\"{operation.GetProperty("operationId").GetString()}\"",
                answer.Text
            );
    }

    private async Task<JsonElement> DocumentAsync() =>
        (await hub.CallAsync("GET", "/openapi.json", key: "")).IsOk().Json;

    private async Task<List<(string Name, JsonElement Operation)>> OperationsAsync() =>
        (await DocumentAsync())
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation =>
                        ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)
                    )
            )
            .ToList();
}
