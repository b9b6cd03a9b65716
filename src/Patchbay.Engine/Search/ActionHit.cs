using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <param name="Score">From 0 to 1; 1 is the exact id or label.</param>
public readonly record struct ActionHit(ActionDefinition Action, double Score);
