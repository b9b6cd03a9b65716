using Patchbay.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Definitions;

public sealed class ConnectorLoaderTests : IDisposable
{
    private const string Departments = "actions/department.yaml";
    private readonly ConnectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_connector_has_no_fault()
    {
        Assert.Empty(_folder.Faults());
        Assert.Equal(165, Ashby.Connector.Actions.Count);
        Assert.Equal(28, Ashby.Connector.Actions.Count(action => action.Additional));
    }

    [Theory]
    [InlineData(
        "effect: read",
        "effect: look",
        "actions[0].effect",
        "must be one of read, create, update, delete"
    )]
    [InlineData("label: List Departments", "label:", "actions[0].label", "is required")]
    [InlineData("aliases:", "aka:", "actions[0].aka", "is not a field known here")]
    [InlineData(
        "scopes: [organizationRead]",
        "scopes: [orgRead]",
        "actions[0].scopes",
        "'orgRead' is not in scopes.yaml"
    )]
    [InlineData(
        "endpoint: department.list",
        "endpoint: departments",
        "actions[0].endpoint",
        "resource.method"
    )]
    [InlineData(
        "#/$defs/IncludeArchived",
        "#/$defs/Nowhere",
        "actions[0].input/properties/includeArchived",
        "Nowhere"
    )]
    [InlineData(
        "additionalProperties: false",
        "additionalProps: false",
        "actions[0].input/additionalProps",
        "unsupported keyword"
    )]
    [InlineData(
        "- ashby_get_department",
        "- ashby_get_departmnt",
        "actions[0].related",
        "is not another action"
    )]
    [InlineData(
        "- id: ashby_list_departments",
        "- id: ashby_get_department",
        "actions[0].id",
        "another action too"
    )]
    [InlineData(
        "paging: cursor + syncToken",
        "paging: pages",
        "actions[0].paging",
        "must be one of none, cursor"
    )]
    public void A_fault_names_file_line_and_field(
        string good,
        string bad,
        string field,
        string message
    )
    {
        _folder.Replace(Departments, good, bad);

        var fault = Assert.Single(
            _folder.Faults(),
            fault =>
                fault.File == Departments && fault.Field.StartsWith(field, StringComparison.Ordinal)
        );

        Assert.Contains(message, fault.Message);
        var line = File.ReadAllLines(Path.Combine(_folder.Path, Departments))[fault.Line - 1];
        Assert.True(
            line.Contains(bad.Split(':')[0]) || line.Contains(bad) || line.Contains("id:"),
            $"line {fault.Line}: {line}"
        );
    }

    [Fact]
    public void All_faults_of_all_files_are_said_at_once()
    {
        _folder
            .Replace(Departments, "effect: read", "effect: look")
            .Replace("actions/job.yaml", "paging: none", "paging: maybe")
            .Replace("connector.yaml", "baseUrl: https://", "baseUrl: ftp://")
            .Replace("scopes.yaml", "key: jobs:write", "key: jobs:read");

        var files = _folder.Faults().Select(fault => fault.File).ToList();

        Assert.Contains(Departments, files);
        Assert.Contains("actions/job.yaml", files);
        Assert.Contains("connector.yaml", files);
        Assert.Contains("scopes.yaml", files);
    }

    [Fact]
    public void A_file_that_is_not_YAML_is_named_with_its_line()
    {
        _folder.Replace(Departments, "resource: department", "resource: [department");

        Assert.Contains(
            _folder.Faults(),
            fault =>
                fault.File == Departments
                && fault.Message.StartsWith("is not YAML", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_action_that_the_guide_lists_must_exist()
    {
        _folder.Replace("guide.yaml", "  - ashby_list_departments", "  - ashby_list_departements");

        var messages = _folder.Faults().Select(fault => fault.Message).ToList();

        Assert.Contains("no file defines ashby_list_departements", messages);
        Assert.Contains(
            messages,
            message => message.Contains("guide.yaml does not list this action")
        );
    }

    [Fact]
    public void A_folder_that_is_not_there_says_so()
    {
        var exception = Assert.Throws<ConnectorException>(() =>
            ConnectorLoader.Load(Path.Combine(_folder.Path, "none"))
        );

        Assert.Contains("cannot be read", exception.Message);
    }
}
