using Patchbay.Engine.Tools;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

/// <summary>Finds out what a request to the MCP endpoint is about, or why it cannot be served.</summary>
internal sealed class AgentEndpoints(AgentAccounts accounts)
{
    public async ValueTask<(AgentEndpoint? Endpoint, ApiError? Fault)> FindAsync(
        HttpContext http,
        Caller caller
    )
    {
        var (found, fault) = await accounts.FindAsync(http, caller);
        if (fault is not null)
            return (null, fault);
        var reader = new ToolSettingsReader(name => http.Request.Query.List(name));
        var settings = reader.Read(
            found.Select(account => account.Tools.Connector).Distinct().ToList()
        );
        if (reader.Faults.Count == 0)
            return (new(caller, found, settings), null);
        var faults = reader.Faults.Select(one => new ApiFault(one.Path, one.Message)).ToList();
        var words = faults.Select(one => $"{one.Path[2..]}: {one.Message}");
        return (null, ApiError.Invalid(string.Join("; ", words) + ".", faults));
    }
}
