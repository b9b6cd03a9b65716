using BenchmarkDotNet.Running;
using Patchbay.Bench;
using Patchbay.Bench.Agents;
using Patchbay.Bench.Sandbox;
using Patchbay.Bench.Tokens;
using Patchbay.Bench.ToolSearch;

if (args is ["sandbox", .. var only])
    await SandboxFigures.PrintAsync(only);
else if (args is ["tool-search", .. var options])
    ToolSearchFigures.Print(options);
else if (args is ["token-estimate"])
    await EstimateFigures.PrintAsync();
else if (args is ["mcp-tokens"])
    await McpTokens.PrintAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(ExecuteBenchmark).Assembly).Run(args);
