using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;

namespace Patchbay.Bench;

/// <summary>Validating an input that fits, small and large.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ValidateBenchmark
{
    private const string Id = "3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e";
    private readonly JsonElement _smallInput = Json($$"""{"id":"{{Id}}"}""");
    private readonly JsonElement _largeInput = Json(
        $$"""{"candidateId":"{{Id}}","jobId":"{{Id}}","applicationHistory":[{{string.Join(
            ',',
            Enumerable.Range(0, 20).Select(number => $$"""{"stageId":"{{Id}}","stageNumber":{{number}},"enteredStageAt":"2026-03-14T09:30:00Z"}""")
        )}}]}"""
    );
    private JsonSchema _small = null!;
    private JsonSchema _large = null!;

    [GlobalSetup]
    public void Setup()
    {
        var connector = ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"));
        _small = connector.Actions.Single(action => action.Id == "ashby_get_candidate_by_id").Input;
        _large = connector.Actions.Single(action => action.Id == "ashby_create_application").Input;
    }

    [Benchmark(Baseline = true)]
    public bool Small() => _small.IsValid(_smallInput);

    [Benchmark]
    public bool HistoryOfTwenty() => _large.IsValid(_largeInput);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
