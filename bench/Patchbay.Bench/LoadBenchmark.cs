using BenchmarkDotNet.Attributes;
using Patchbay.Engine.Definitions;

namespace Patchbay.Bench;

/// <summary>Reading and checking all connector files, as each start of a program does.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LoadBenchmark
{
    [Benchmark]
    public Connector Load() => ConnectorLoader.Load(ConnectorLoader.ShippedFolder("ashby"));
}
