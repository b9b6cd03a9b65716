using BenchmarkDotNet.Running;
using Patchbay.Bench;

BenchmarkSwitcher.FromAssembly(typeof(ExecuteBenchmark).Assembly).Run(args);
