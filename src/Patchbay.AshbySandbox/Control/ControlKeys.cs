using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Control;

/// <summary>Which permissions, by Ashby's names, and which switches a new key gets; no permissions given stands for all.</summary>
internal sealed record NewKey(
    string? Title = null,
    string[]? Permissions = null,
    bool SeesConfidential = false,
    bool SeesPrivateFields = false,
    bool MayUpdateApplicationHistory = false,
    bool MayActOnBehalf = false
);

internal static class ControlKeys
{
    public static void MapKeys(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        app.MapGet(
            "/keys",
            () => Results.Ok(sandbox.Read(state => state.Keys.All.Select(Shown).ToList()))
        );
        app.MapBody<NewKey>("POST", "/keys", wanted => Make(sandbox, wanted));
        app.MapDelete("/keys/{id}", (string id) => Deactivate(sandbox, id));
    }

    private static IResult Make(Sandbox sandbox, NewKey wanted)
    {
        var known = sandbox.Contract.Permissions.ToList();
        var permissions = wanted.Permissions ?? [.. known];
        if (permissions.Except(known).ToList() is { Count: > 0 } unknown)
            return Problems.Invalid(
                $"Unknown permissions: {string.Join(", ", unknown)}. There are: {string.Join(", ", known)}."
            );
        SandboxKey? made = null;
        sandbox.Run(state =>
        {
            made = new SandboxKey(
                wanted.Title ?? "Made by the control side",
                KeyRing.NewSecret(state.Ids),
                permissions
            )
            {
                Id = state.Ids.Next("apiKey"),
                SeesConfidential = wanted.SeesConfidential,
                SeesPrivateFields = wanted.SeesPrivateFields,
                MayUpdateApplicationHistory = wanted.MayUpdateApplicationHistory,
                MayActOnBehalf = wanted.MayActOnBehalf,
                CreatedAt = sandbox.Clock.Now,
            };
            state.Keys.Put(made);
        });
        return Results.Json(made, statusCode: 201);
    }

    private static IResult Deactivate(Sandbox sandbox, string id)
    {
        var found = false;
        sandbox.Run(state =>
        {
            if (state.Keys.ById(id) is not { } key)
                return;
            state.Keys.Put(key with { Enabled = false });
            found = true;
        });
        return found ? Results.NoContent() : Problems.Of(404, "There is no key with this id.");
    }

    // The secret is shown once, when the key is made.
    private static object Shown(SandboxKey key) =>
        new
        {
            key.Id,
            key.Title,
            key.Permissions,
            key.Enabled,
            key.SeesConfidential,
            key.SeesPrivateFields,
            key.MayUpdateApplicationHistory,
            key.MayActOnBehalf,
            key.CreatedAt,
        };
}
