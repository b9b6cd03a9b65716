using Patchbay.Hub.Http;

namespace Patchbay.Hub.Events;

/// <summary>What can be said against a webhook that is to be made or changed.</summary>
internal sealed class WebhookRules(AllowedTargets targets)
{
    private const int LongestUrl = 2000;
    private const int LongestDescription = 200;

    /// <param name="url">Null is not looked at, nor are the others.</param>
    public ApiError? Fault(string? url, IReadOnlyList<string>? events, string? description)
    {
        var faults = new List<ApiFault>();
        if (url is not null && UrlFault(url) is { } urlFault)
            faults.Add(new("$.url", urlFault));
        if (events is { Count: 0 })
            faults.Add(new("$.events", "must name at least one event"));
        if (events?.FirstOrDefault(one => !WebhookEvents.All.Contains(one)) is { } unknown)
            faults.Add(
                new(
                    "$.events",
                    $"holds {unknown}, which is none of {string.Join(", ", WebhookEvents.All)}"
                )
            );
        if (description is { Length: > LongestDescription })
            faults.Add(
                new("$.description", $"must not be longer than {LongestDescription} characters")
            );
        return faults.Count == 0
            ? null
            : ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]} {fault.Message}"))
                    + ".",
                faults
            );
    }

    private string? UrlFault(string text)
    {
        if (
            text.Length > LongestUrl
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
        )
            return "must be an address such as https://app.example.com/patchbay";
        if (url.UserInfo.Length > 0)
            return "must not hold a user name or password";
        return targets.Fault(url);
    }
}
