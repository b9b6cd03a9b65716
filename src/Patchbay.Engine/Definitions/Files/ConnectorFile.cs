using System.Text.Json;

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>connector.yaml</c>: who the provider is and how one is let in.</summary>
internal static class ConnectorFile
{
    public static (ConnectorInfo Info, ConnectorAuthentication Authentication) Read(YamlFields file)
    {
        var rate = file.Map("rateLimit");
        var test = file.Map("test");
        var info = new ConnectorInfo(
            file.Text("key"),
            file.Text("name"),
            file.Text("version"),
            file.Text("description"),
            file.Text("category"),
            file.Url("baseUrl"),
            file.Text("logo"),
            file.Text("documentation"),
            new RateLimit(rate.Integer("requestsPerMinute"), rate.Integer("concurrency")),
            test.Text("action"),
            test.Node("input") is { } input ? YamlJson.Convert(input) : default,
            file.OptionalMap("self") is { } self ? ReadSelf(self) : null,
            file.Text("requestIdHeader"),
            file.TextMap("headers")
        );
        var authentication = ReadAuthentication(file.Map("authentication"));
        rate.RefuseOthers();
        test.RefuseOthers();
        file.RefuseOthers();
        return (info, authentication);
    }

    private static KeySelf ReadSelf(YamlFields fields)
    {
        var self = new KeySelf(fields.Text("action"), fields.Text("scopes"));
        fields.RefuseOthers();
        return self;
    }

    private static ConnectorAuthentication ReadAuthentication(YamlFields fields)
    {
        var credentials = fields.Maps("fields").Select(ReadField).ToList();
        var keyField = fields.Text("keyField");
        if (credentials.All(field => field.Key != keyField))
            fields.Fault("keyField", "must name one of the fields");
        var authentication = new ConnectorAuthentication(
            fields.Text("key"),
            fields.Text("label"),
            keyField,
            credentials
        );
        fields.RefuseOthers();
        return authentication;
    }

    private static CredentialField ReadField(YamlFields fields)
    {
        var field = new CredentialField(
            fields.Text("key"),
            fields.Text("label"),
            fields.Text("type"),
            fields.Flag("required"),
            fields.Flag("secret", otherwise: true),
            fields.OptionalText("placeholder"),
            fields.OptionalText("description")
        );
        fields.RefuseOthers();
        return field;
    }
}
