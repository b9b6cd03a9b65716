using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>
/// One thing that differs from the generated company, as it is written to a file or a snapshot. A record that was removed
/// has no Record; only files have Content.
/// </summary>
internal sealed record StateRow(
    string Collection,
    string Owner,
    string Id,
    long Position,
    long Change,
    JsonObject? Record,
    byte[]? Content = null
);

/// <summary>A part of the state that can be written down and read back, row by row.</summary>
internal interface IStatePart
{
    IEnumerable<StateRow> Rows();

    /// <summary>Rows come in the order of their positions.</summary>
    void Load(StateRow row);
}
