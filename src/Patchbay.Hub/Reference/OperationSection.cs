using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using static Patchbay.Hub.Reference.ReferencePage;

namespace Patchbay.Hub.Reference;

/// <summary>One operation on the page.</summary>
internal static class OperationSection
{
    // Deeper members are in openapi.json; a page must end.
    private const int Deepest = 3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Append(StringBuilder page, Entry entry)
    {
        var operation = entry.Operation;
        page.Append(
            $"<section id=\"{Text(entry.Id)}\"><h3>{Text(entry.Title)}</h3><p><code>{Text(entry.Method)} {Text(entry.Path)}</code></p>"
        );
        if (operation.Description is { } description)
            page.Append($"<p>{Text(description)}</p>");
        if (Scope(operation) is { } scope)
            page.Append($"<p>The key needs <code>{Text(scope)}</code>.</p>");
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            page.Append(
                "<h4>Parameters</h4><table><thead><tr><th>Name</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead><tbody>"
            );
            foreach (var parameter in parameters)
                page.Append(
                    $"<tr><td><code>{Text(parameter.Name)}</code></td><td>{parameter.In.ToString()?.ToLowerInvariant()}</td><td>{Text(Type(parameter.Schema))}</td><td>{Text(parameter.Description)}</td></tr>"
                );
            page.Append("</tbody></table>");
        }
        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is { } body)
        {
            page.Append("<h4>Body</h4>");
            AppendMembers(page, body.Schema);
            if (body.Example is { } example)
                page.Append($"<pre>{Text(example.ToJsonString(Indented))}</pre>");
        }
        page.Append("<h4>Answers</h4><table><tbody>");
        foreach (var (status, response) in operation.Responses ?? [])
            page.Append(
                $"<tr><th scope=\"row\">{Text(status)}</th><td>{Text(response.Description)}</td></tr>"
            );
        page.Append("</tbody></table>");
        if (Success(operation) is { } schema)
            AppendMembers(page, schema);
        page.Append("</section>");
    }

    private static string? Scope(OpenApiOperation operation) =>
        operation
            .Security?.SelectMany(way => way.Values)
            .SelectMany(scopes => scopes)
            .FirstOrDefault();

    private static IOpenApiSchema? Success(OpenApiOperation operation) =>
        operation
            .Responses?.Where(pair => pair.Key.StartsWith('2'))
            .Select(pair => pair.Value.Content?.Values.FirstOrDefault()?.Schema)
            .FirstOrDefault();

    private static void AppendMembers(StringBuilder page, IOpenApiSchema? schema)
    {
        var rows = Members(schema, "", 0).ToList();
        if (rows.Count == 0)
            return;
        page.Append("<table><thead><tr><th>Member</th><th>Type</th></tr></thead><tbody>");
        foreach (var (name, type) in rows)
            page.Append($"<tr><td><code>{Text(name)}</code></td><td>{Text(type)}</td></tr>");
        page.Append("</tbody></table>");
    }

    private static IEnumerable<(string Name, string Type)> Members(
        IOpenApiSchema? schema,
        string before,
        int depth
    )
    {
        if (schema?.Items is { } items)
            return Members(items, before + "[]", depth);
        return (schema?.Properties ?? new Dictionary<string, IOpenApiSchema>()).SelectMany(
            property =>
            {
                var name = before.Length == 0 ? property.Key : $"{before}.{property.Key}";
                var own = (name, Type(property.Value));
                return depth + 1 < Deepest
                    ? Members(property.Value, name, depth + 1).Prepend(own)
                    : [own];
            }
        );
    }

    private static string Type(IOpenApiSchema? schema)
    {
        if (schema?.Enum is { Count: > 0 } values)
            return string.Join(" | ", values.Select(value => value?.ToString()));
        var type = schema?.Type is { } known ? known.ToString().ToLowerInvariant() : "any";
        return schema?.Format is { } format ? $"{type} ({format})" : type;
    }
}
