namespace Patchbay.Tests.EndToEnd;

/// <summary>Tests that start processes, one at a time and beside no other test: they measure, and they build.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessCollection
{
    public const string Name = "processes";
}
