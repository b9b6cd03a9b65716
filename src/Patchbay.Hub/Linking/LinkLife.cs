namespace Patchbay.Hub.Linking;

/// <summary>How long a session lives where its request does not say, by the route that makes it.</summary>
internal sealed record LinkLife(TimeSpan Default)
{
    /// <summary>For a page that is open at this moment.</summary>
    private static readonly LinkLife OfApi = new(TimeSpan.FromMinutes(30));

    /// <summary>For a link that an operator sends, and somebody opens when they get to it.</summary>
    public static readonly LinkLife OfOperator = new(TimeSpan.FromDays(30));

    public static double DefaultSeconds(HttpContext http) =>
        (http.GetEndpoint()?.Metadata.GetMetadata<LinkLife>() ?? OfApi).Default.TotalSeconds;
}
