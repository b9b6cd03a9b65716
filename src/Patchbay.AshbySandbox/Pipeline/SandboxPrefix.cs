namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>Endpoint metadata: the path under which the sandbox is served, for the addresses that it hands out.</summary>
internal sealed record SandboxPrefix(string Value)
{
    public static string BaseAddress(HttpContext http)
    {
        var prefix = http.GetEndpoint()?.Metadata.GetMetadata<SandboxPrefix>()?.Value ?? "";
        return $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{prefix.TrimEnd('/')}";
    }
}
