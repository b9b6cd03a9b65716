namespace Patchbay.Engine.Execution;

/// <summary>How far an action has come that takes several steps.</summary>
/// <param name="Done">Steps behind it; grows from one report to the next.</param>
/// <param name="Total">Null where nobody knows how many there will be.</param>
/// <param name="Message">What it does now, for people.</param>
public readonly record struct ActionProgress(int Done, int? Total, string Message);
