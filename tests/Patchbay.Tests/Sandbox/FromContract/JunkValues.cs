namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>What a mutation puts into a body, as JSON text: valid values in the wrong place, and text that is no value.</summary>
internal static class JunkValues
{
    public static readonly string[] All =
    [
        "null",
        "true",
        "\"false\"",
        "0",
        "-0",
        "-1",
        "1.5",
        "1e400",
        "1e-400",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999999999999999999",
        "\"25\"",
        "\"\"",
        "\" \"",
        "\"abc\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"00000000-0000-0000-0000-000000000000\"",
        "\"0F0F0F0F-0000-4000-8000-00000000BEEF\"",
        "\"{0f0f0f0f-0000-4000-8000-00000000beef}\"",
        "\"2026-02-30\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59.999-14:00\"",
        "\"2026-01-01T00:00:00.0000000000000000001Z\"",
        "\"javascript:alert(1)\"",
        "\"http://[::1\"",
        "\"https://hooks.example.com:99999/\"",
        "{}",
        "[]",
        "[null]",
        "[[]]",
        "{\"id\":{}}",
        "{\"\":\"\"}",
        "{\"value\":1e30,\"currencyCode\":\"EUR\"}",
        "[\"abc\",1,{}]",
        Repeat("[", 40) + Repeat("]", 40),
        Repeat("{\"a\":", 40) + "1" + Repeat("}", 40),
        Repeat("[", 70) + Repeat("]", 70),
        "\"" + Repeat("long ", 4_000) + "\"",
        "[" + Repeat("1,", 2_000) + "1]",
        Repeat("9", 500),
        // Not JSON.
        "undefined",
        "NaN",
        "'abc'",
        "01",
        "\"\t\"",
        "1,",
        "{",
    ];

    /// <summary>Names that a body may hold beside its own.</summary>
    public static readonly string[] Names =
    [
        "",
        "constructor",
        "__proto__",
        "toString",
        "cursor",
        "syncToken",
        "limit",
        "createdAfter",
        "expand",
        "includeArchived",
        "id",
        "candidateId",
        "applicationId",
        "jobId",
        "openingId",
        "requestId",
        "applicationHistory",
        "interviewEventIdToCancel",
        "externalMappingId",
        "submittedFormInstanceId",
    ];

    public static readonly string?[] ContentTypes =
    [
        null,
        "",
        "text/plain",
        "application/xml",
        "application/json; charset=utf-16",
        "application/json; version=1",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=\"\"",
        "not a type",
    ];

    private static string Repeat(string text, int times) =>
        string.Concat(Enumerable.Repeat(text, times));
}
