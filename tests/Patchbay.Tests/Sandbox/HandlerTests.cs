using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.Tests.Sandbox;

public class HandlerTests
{
    [Fact]
    public void Every_endpoint_of_the_contract_has_a_handler_of_its_own()
    {
        var contract = AshbyContract.Embedded;
        using var sender = new WebhookSender(TimeProvider.System);
        var table = new HandlerTable(contract, sender);
        Assert.All(contract.Endpoints.Values, endpoint => Assert.NotNull(table.Of(endpoint)));
    }

    [Fact]
    public void An_endpoint_without_a_handler_stops_the_start_and_is_named()
    {
        var contract = AshbyContract.Embedded;
        var known = contract.Endpoints["candidate.info"];
        var larger = new AshbyContract(
            new Dictionary<string, ContractEndpoint>(contract.Endpoints)
            {
                ["candidate.fly"] = known with { Name = "candidate.fly" },
            },
            contract.Definitions
        );
        using var sender = new WebhookSender(TimeProvider.System);
        var failure = Assert.Throws<InvalidOperationException>(() =>
            new HandlerTable(larger, sender)
        );
        Assert.EndsWith(": candidate.fly", failure.Message, StringComparison.Ordinal);
    }
}
