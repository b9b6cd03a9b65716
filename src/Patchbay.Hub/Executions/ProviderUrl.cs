namespace Patchbay.Hub.Executions;

internal static class ProviderUrl
{
    public static Uri Of(Uri baseUrl, string endpoint) =>
        new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{endpoint}");
}
