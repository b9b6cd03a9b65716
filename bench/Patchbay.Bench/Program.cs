using BenchmarkDotNet.Running;
using Patchbay.Bench;
using Patchbay.Bench.Sandbox;
using Patchbay.Bench.ToolSearch;

if (args is ["sandbox", .. var only])
    await SandboxFigures.PrintAsync(only);
else if (args is ["tool-search", .. var options])
    ToolSearchFigures.Print(options);
else
    BenchmarkSwitcher.FromAssembly(typeof(ExecuteBenchmark).Assembly).Run(args);
