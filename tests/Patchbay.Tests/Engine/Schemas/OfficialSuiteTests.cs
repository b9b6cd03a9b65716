using System.Text.Json;
using Patchbay.Engine.Schemas;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Schemas;

public class OfficialSuiteTests
{
    [Fact]
    public void Agrees_with_every_case_of_the_official_suite_or_refuses_its_schema_by_name()
    {
        if (FindSuite() is not { } suite)
        {
            Assert.Skip(
                "The JSON-Schema-Test-Suite is not at ../shared/reference/json-schema-test-suite"
            );
            return;
        }
        var run = new SuiteRun();
        foreach (
            var file in Directory.GetFiles(suite, "*.json", SearchOption.AllDirectories).Order()
        )
            run.File(Path.GetRelativePath(suite, file).Replace('\\', '/'), file);
        run.CheckExcuses();

        Assert.True(
            run.Failures.Count == 0,
            $"{run.Failures.Count} of {run.Cases}:\n{string.Join('\n', run.Failures)}"
        );
        Assert.True(run.Cases >= 1000, $"Only {run.Cases} cases ran");
    }

    private static string? FindSuite()
    {
        var suite = Path.Combine(
            Repository.Root,
            "../shared/reference/json-schema-test-suite/tests/draft2020-12"
        );
        return Directory.Exists(suite) ? suite : null;
    }

    private sealed class SuiteRun
    {
        private readonly HashSet<string> _used = [];

        public List<string> Failures { get; } = [];
        public int Cases { get; private set; }

        public void File(string name, string path)
        {
            // The suite takes format for a remark, except in the files that are about asserting it.
            var compiler = new SchemaCompiler(
                assertFormats: name.StartsWith("optional/format/", StringComparison.Ordinal)
            );
            foreach (var group in Json.Parse(System.IO.File.ReadAllText(path)).EnumerateArray())
                Group(name, compiler, group);
        }

        private void Group(string file, SchemaCompiler compiler, JsonElement group)
        {
            var title = $"{file} | {group.GetProperty("description").GetString()}";
            var tests = group.GetProperty("tests").EnumerateArray().ToList();
            var refusal = OfficialSuiteExcuses.Refused.GetValueOrDefault(title);
            if (!compiler.TryCompile(group.GetProperty("schema"), out var schema, out var defects))
            {
                Cases += tests.Count;
                if (refusal is null)
                    Failures.Add($"{title}: refused: {string.Join("; ", defects)}");
                else if (
                    _used.Add(title)
                    && !defects.Any(d => d.Message.Contains(refusal, StringComparison.Ordinal))
                )
                    Failures.Add(
                        $"{title}: refused for another reason than {refusal}: {string.Join("; ", defects)}"
                    );
                return;
            }
            foreach (var test in tests)
                Case($"{title} | {test.GetProperty("description").GetString()}", schema, test);
        }

        private void Case(string title, JsonSchema schema, JsonElement test)
        {
            Cases++;
            var data = test.GetProperty("data");
            var expected = test.GetProperty("valid").GetBoolean();
            var valid = schema.IsValid(data);
            var faults = schema.Validate(data);
            if (valid != (faults.Count == 0))
                Failures.Add(
                    $"{title}: IsValid and Validate disagree: {string.Join("; ", faults)}"
                );
            if (valid != expected)
                Failures.Add($"{title}: should be {expected}: {string.Join("; ", faults)}");
        }

        public void CheckExcuses()
        {
            Failures.AddRange(
                OfficialSuiteExcuses
                    .Refused.Keys.Except(_used)
                    .Select(e => $"{e}: excused, but not refused or not there")
            );
        }
    }
}
