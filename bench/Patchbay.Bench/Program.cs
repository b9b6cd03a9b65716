using BenchmarkDotNet.Running;
using Patchbay.Bench;
using Patchbay.Bench.Sandbox;

if (args is ["sandbox", .. var only])
    await SandboxFigures.PrintAsync(only);
else
    BenchmarkSwitcher.FromAssembly(typeof(ExecuteBenchmark).Assembly).Run(args);
