using Patchbay.Engine.Definitions;

namespace Patchbay.ForeignClients.StackOneClient;

public sealed class CatalogTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    private static readonly Connector Ashby = ConnectorLoader.Load(
        ConnectorLoader.ShippedFolder("ashby")
    );

    [Fact]
    public async Task Connectors_are_listed_and_read_one_by_one()
    {
        var all = await driven.Client.CallAsync("connectors.listConnectorsMeta", new { });
        var one = await driven.Client.CallAsync(
            "connectors.getConnectorMeta",
            new { provider = "ashby" }
        );

        var ashby = Assert.Single(all.Node("classes").AsArray())!;
        Assert.Equal(ashby.ToJsonString(), one.Node("connectorsMeta").ToJsonString());
        Assert.Equal("ashby", ashby.Text("provider"));
        Assert.Equal("Ashby", ashby.Text("providerName"));
        Assert.Equal("ats", ashby.Text("category"));
        Assert.True((bool)ashby.Node("active"));
        Assert.Equal(
            new Uri(driven.Hub.Address, "/connectors/ashby/logo.svg").AbsoluteUri,
            ashby.Text("resources.images.logoUrl")
        );
    }

    [Fact]
    public async Task An_unknown_connector_is_a_typed_404()
    {
        var error = await driven.Client.FailAsync(
            "connectors.getConnectorMeta",
            new { provider = "workday" }
        );

        Assert.Equal(("NotFoundResponse", 404), (error.Type, error.Status));
        Assert.Contains("workday", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_action_comes_with_its_details()
    {
        var pages = await driven.Client.PagesAsync(
            "actions.listActionsMeta",
            new
            {
                filter = new { connectors = "ashby" },
                include = new[] { "operation_details" },
                pageSize = "25",
            }
        );

        var group = Assert.Single(
            pages.SelectMany(page => page.Node("actionsMetaPaginated.data").AsArray())
        )!;
        Assert.Equal("ashby", group.Text("key"));
        var actions = group.Node("actions").AsArray();
        Assert.Equal(
            Ashby.Actions.Select(action => (action.Id, action.Label)),
            actions.Select(action => ((string)action!["id"]!, (string)action["label"]!))
        );
        Assert.All(
            actions,
            action => Assert.Equal("object", action.Text("operationDetails.input_schema.type"))
        );
    }

    [Fact]
    public async Task One_action_is_found_by_its_key_and_none_by_an_unknown_connector()
    {
        var one = await driven.Client.CallAsync(
            "actions.listActionsMeta",
            new { filter = new { actionKey = "ashby_create_candidate" } }
        );
        var none = await driven.Client.CallAsync(
            "actions.listActionsMeta",
            new { filter = new { connectors = "workday" } }
        );

        var group = Assert.Single(one.Node("actionsMetaPaginated.data").AsArray())!;
        var action = Assert.Single(group.Node("actions").AsArray())!;
        Assert.Equal("Create Candidate", action.Text("label"));
        Assert.Null(action["operationDetails"]);
        Assert.Empty(none.Node("actionsMetaPaginated.data").AsArray());
    }

    [Fact]
    public async Task Its_own_paging_reaches_the_actions_of_every_account_once()
    {
        string[] accounts =
        [
            await driven.Hub.LinkAsync("group-1"),
            await driven.Hub.LinkAsync("group-2"),
            await driven.Hub.LinkAsync("group-3"),
        ];

        var pages = await driven.Client.PagesAsync(
            "actions.listActionsMeta",
            new { filter = new { accountIds = string.Join(',', accounts) }, pageSize = "2" }
        );

        Assert.Equal(
            [2, 1],
            pages.Select(page => page.Node("actionsMetaPaginated.data").AsArray().Count)
        );
    }
}
