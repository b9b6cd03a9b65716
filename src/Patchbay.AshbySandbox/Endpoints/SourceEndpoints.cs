using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Lists of an organisation's settings that come whole, without pages (section 4).</summary>
internal static class SourceEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        Add(table, "source.list", state => state.Sources);
        Add(table, "archiveReason.list", state => state.ArchiveReasons);
    }

    private static void Add(HandlerTable table, string method, Func<SandboxState, IRecords> records) =>
        table[method] = (request, context) => context.All(records(context.State), Archive.Filter(request));
}
