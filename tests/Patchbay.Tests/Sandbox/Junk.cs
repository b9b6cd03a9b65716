using System.Text.Json;
using CsCheck;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

/// <summary>Bodies with real field names and wrong things in them.</summary>
internal static class Junk
{
    private static readonly string[] Scalars =
    [
        "null",
        "true",
        "\"true\"",
        "0",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999",
        "\"\"",
        "\"abc\"",
        "\"\\u0000\\ud800\"",
        "\"25\"",
        "\"00000000-0000-4000-8000-000000000000\"",
        "\"2026-01-01\"",
        "\"9999-12-31T23:59:59.999Z\"",
        "{}",
        "[]",
        "[null]",
        "{\"id\":{}}",
        "[\"abc\",1]",
    ];

    public static Gen<string> Bodies(AshbyContract contract)
    {
        var names = contract
            .Endpoints.Values.SelectMany(Names)
            .Distinct()
            .Append("constructor")
            .Append("")
            .ToArray();
        var field = Gen.Select(
            Gen.Int[0, names.Length - 1],
            Gen.Int[0, Scalars.Length - 1],
            (name, value) => $"{JsonSerializer.Serialize(names[name])}:{Scalars[value]}"
        );
        return field.Array[0, 8].Select(fields => "{" + string.Join(",", fields) + "}");
    }

    private static IEnumerable<string> Names(ContractEndpoint endpoint) =>
        endpoint
            .Request.AnyOf.SelectMany(branch => branch.Properties.Keys)
            .Concat(endpoint.Request.Properties.Keys);
}
