using Patchbay.Hub.Start;

namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>The OpenID provider that people may sign in with. A class, for a record would print its secret.</summary>
internal sealed class OidcSettings
{
    private const string AuthorityName = "PATCHBAY_OIDC_AUTHORITY";
    private const string ClientIdName = "PATCHBAY_OIDC_CLIENT_ID";
    private const string SecretName = "PATCHBAY_OIDC_CLIENT_SECRET";
    private const string SecretFileName = SecretName + "_FILE";
    private const string LabelName = "PATCHBAY_OIDC_NAME";
    private const string DomainsName = "PATCHBAY_OIDC_ALLOWED_DOMAINS";
    private const string RoleName = "PATCHBAY_OIDC_DEFAULT_ROLE";

    public required Uri Authority { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>What people call the provider.</summary>
    public required string Name { get; init; }

    /// <summary>Whoever has a verified e-mail address of one of these needs no invitation.</summary>
    public required IReadOnlyList<string> AllowedDomains { get; init; }

    /// <summary>The role of those.</summary>
    public required string DefaultRole { get; init; }

    /// <summary>Null when nothing is set; a start with only some of it is refused.</summary>
    public static OidcSettings? Read(IConfiguration configuration)
    {
        string[] optional = [DomainsName, RoleName];
        var needed = new Dictionary<string, string?>
        {
            [AuthorityName] = Text(configuration, AuthorityName),
            [ClientIdName] = Text(configuration, ClientIdName),
            [SecretName] = Secret(configuration),
            [LabelName] = Text(configuration, LabelName),
        };
        var missing = needed.Where(one => one.Value is null).Select(one => one.Key).ToList();
        if (
            missing.Count == needed.Count
            && optional.All(name => Text(configuration, name) is null)
        )
            return null;
        if (missing.Count > 0)
            throw new StartException(
                $"OpenID Connect is configured by half: {string.Join(", ", missing)} must be set too, or nothing of it."
            );
        return new()
        {
            Authority = ReadAuthority(configuration),
            ClientId = needed[ClientIdName]!,
            ClientSecret = needed[SecretName]!,
            Name = needed[LabelName]!,
            AllowedDomains = ReadDomains(configuration),
            DefaultRole = ReadRole(configuration),
        };
    }

    private static Uri ReadAuthority(IConfiguration configuration)
    {
        var address = configuration.Address(AuthorityName)!;
        // Who can change what the provider says on its way can sign in as anybody.
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
            ? address
            : throw new StartException($"{AuthorityName} must start with https://.");
    }

    private static List<string> ReadDomains(IConfiguration configuration)
    {
        var domains = (Text(configuration, DomainsName) ?? "")
            .Split(
                [',', ' '],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .ToList();
        return domains.Find(one => Uri.CheckHostName(one) != UriHostNameType.Dns) is { } wrong
            ? throw new StartException(
                $"{DomainsName} must be domains such as example.com, with commas between them: {wrong} is none."
            )
            : domains;
    }

    private static string ReadRole(IConfiguration configuration)
    {
        if (Text(configuration, RoleName) is not { } role)
            return PersonRole.Viewer;
        if (!PersonRole.All.Contains(role))
            throw new StartException(
                $"{RoleName} must be one of {string.Join(", ", PersonRole.All)}."
            );
        return Text(configuration, DomainsName) is null
            ? throw new StartException($"{RoleName} is for {DomainsName}, which is not set.")
            : role;
    }

    private static string? Secret(IConfiguration configuration)
    {
        var given = Text(configuration, SecretName);
        if (Text(configuration, SecretFileName) is not { } path)
            return given;
        if (given is not null)
            throw new StartException($"Set {SecretName} or {SecretFileName}, not both.");
        return SettingFile.Read(SecretFileName, path).Trim() is { Length: > 0 } text
            ? text
            : throw new StartException($"{SecretFileName} names an empty file.");
    }

    private static string? Text(IConfiguration configuration, string name) =>
        string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name]!.Trim();
}
