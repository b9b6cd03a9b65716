using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Sends a state of the page.</summary>
internal static class ConnectAnswer
{
    /// <param name="view">Its status is the answer's.</param>
    public static IResult Show(HttpContext http, ConnectView view)
    {
        WriteHeaders(http);
        return HtmlPage.Show<ConnectDocument>(http, new { View = view }, view.Status);
    }

    /// <summary>Does the work and shows how it ended; the page's script is told of each step on the way.</summary>
    public static async Task<IResult> TellAsync(
        HttpContext http,
        Func<IProgress<LinkProgress>?, Task<ConnectView>> work
    )
    {
        if (!http.Request.Headers.Accept.ToString().Contains(ConnectStream.MediaType))
            return Show(http, await work(null));
        WriteHeaders(http);
        return new ConnectStream(work);
    }

    /// <summary>
    /// Any page may show it in a frame: the token is the right to it, no cookie opens anything, and what is typed into
    /// it stays out of reach of the page around it.
    /// </summary>
    private static void WriteHeaders(HttpContext http)
    {
        PageHeaders.Write(http, frameAncestors: "*");
        var headers = http.Response.Headers;
        headers["X-Robots-Tag"] = "noindex";
        headers.Vary = "Accept";
    }
}
