using System.Globalization;
using Patchbay.Client.Wire;

namespace Patchbay.Client;

/// <summary>Links that an operator sends to a customer.</summary>
public sealed partial class PatchbayClient
{
    private const int LinksPerPage = 100;

    /// <summary>Makes a link for somebody else to open; unless said otherwise it is good for 30 days.</summary>
    public async Task<HubOutcome<ConnectSession>> CreateLinkAsync(
        ConnectSessionRequest link,
        CancellationToken cancellationToken = default
    )
    {
        using var request = Post(
            "connect_sessions/links",
            link,
            HubJson.Default.ConnectSessionRequest
        );
        return await SendAsync(request, HubJson.Default.ConnectSession, cancellationToken);
    }

    /// <summary>The project's links and sessions that can still be used, newest first, all pages.</summary>
    public async Task<HubOutcome<IReadOnlyList<OpenLink>>> ListLinksAsync(
        string? originOwnerId = null,
        CancellationToken cancellationToken = default
    )
    {
        var links = new List<OpenLink>();
        for (var page = 1; ; page++)
        {
            var path = new QueryString("connect_sessions")
                .Add("page", page.ToString(CultureInfo.InvariantCulture))
                .Add("page_size", LinksPerPage.ToString(CultureInfo.InvariantCulture))
                .Add("origin_owner_id", originOwnerId);
            using var request = Get(path.ToString());
            var outcome = await SendAsync(
                request,
                HubJson.Default.OpenLinksPage,
                cancellationToken
            );
            if (!outcome.Succeeded)
                return outcome.Error;
            links.AddRange(outcome.Value.Data);
            if (outcome.Value.Data.Count < LinksPerPage)
                return links;
        }
    }

    /// <summary>Ends a link before its time.</summary>
    public async Task<HubOutcome<OpenLink>> RevokeLinkAsync(
        long id,
        CancellationToken cancellationToken = default
    )
    {
        using var request = Authorize(
            new HttpRequestMessage(
                HttpMethod.Delete,
                $"connect_sessions/{id.ToString(CultureInfo.InvariantCulture)}"
            ),
            sessionToken: null
        );
        return await SendAsync(request, HubJson.Default.OpenLink, cancellationToken);
    }
}
