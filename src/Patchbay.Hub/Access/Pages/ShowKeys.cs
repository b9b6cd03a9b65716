using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Patchbay.Hub.Access.Limits.Pages;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.Pages;

/// <summary>The dashboard's page of API keys: the list, the form that makes one, and revoking.</summary>
internal static class ShowKeys
{
    private static readonly TypedKey Untouched = new("", ["actions:execute"], 90, TypedLimits.None);

    public static IResult Handle(
        Caller caller,
        ApiKeys keys,
        TimeProvider time,
        HttpContext http
    ) => Show(caller, keys, time, http, Untouched);

    public static async Task<IResult> MakeAsync(
        [FromForm] string? name,
        [FromForm] StringValues? scopes,
        [FromForm] int days,
        IFormCollection sent,
        Caller caller,
        ApiKeys keys,
        ICatalog catalog,
        TimeProvider time,
        HttpContext http
    )
    {
        var typed = new TypedKey(name ?? "", Names(scopes), days, TypedLimits.Read(sent));
        var answer = await CreateApiKey.HandleAsync(
            new(
                name,
                typed.Scopes,
                days == 0 ? null : TimeSpan.FromDays(days).TotalSeconds,
                typed.Limits.Options
            ),
            caller,
            keys,
            catalog,
            time,
            http
        );
        if (answer.Result is ApiError refusal)
        {
            return Show(caller, keys, time, http, typed, fault: refusal.Message);
        }
        var made = ((Created<ApiKeyAnswer>)answer.Result).Value!;
        return Show(caller, keys, time, http, Untouched, new MadeKey(made.Name, made.Key!));
    }

    public static async Task<IResult> RevokeAsync(
        string id,
        Caller caller,
        ApiKeys keys,
        DashboardView view
    )
    {
        var answer = await RevokeApiKey.HandleAsync(id, caller, keys);
        if (answer.Result is ApiError refusal)
            return refusal;
        return HtmlPage.Then(view.To("keys?done=saved"));
    }

    private static List<string> Names(StringValues? ticked) =>
        (ticked ?? default).OfType<string>().ToList();

    private static RazorComponentResult<KeysPage> Show(
        Caller caller,
        ApiKeys keys,
        TimeProvider time,
        HttpContext http,
        TypedKey typed,
        MadeKey? made = null,
        string? fault = null
    )
    {
        var now = time.GetUtcNow();
        var listed = ListApiKeys
            .Handle(caller, keys)
            .Value!.Data.Reverse()
            .Select(key => new ShownKey(
                key.Id,
                key.Name,
                key.Prefix,
                key.Scopes,
                key.RevokedAt is not null ? "Revoked"
                    : key.ExpiresAt <= now ? "Expired"
                    : "Active",
                key.CreatedAt,
                key.ExpiresAt,
                key.LastUsedAt,
                LimitWords.Of(key.Limits, key.Used)
            ))
            .ToList();
        var offered = KeyScopeNames
            .Single.Where(scope => caller.Scopes.HasFlag(scope))
            .Select(scope => new OfferedScope(scope.Names()[0], KeyScopeNames.Meaning(scope)))
            .ToList();
        return HtmlPage.Show<KeysPage>(
            http,
            new { Model = new KeysModel(listed, offered, typed, made, fault) },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }
}
