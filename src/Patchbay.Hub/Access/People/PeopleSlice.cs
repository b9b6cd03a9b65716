using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Patchbay.Hub.Access.People.Oidc;
using Patchbay.Hub.Access.People.Pages;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access.People;

/// <summary>People who sign in to the dashboard.</summary>
internal static class PeopleSlice
{
    private const string SignInLimit = "sign-in";

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<WebKeys>();
        services.AddSingleton<ISealedSecrets>(all => all.GetRequiredService<WebKeys>());
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            all => new ConfigureOptions<KeyManagementOptions>(keys =>
                keys.XmlRepository = all.GetRequiredService<WebKeys>()
            )
        );
        services.AddDataProtection().SetApplicationName("Patchbay");
        services.AddSingleton<SignInLink>();
        services.AddScoped<Invitations>();
        services.AddScoped<Newcomers>();
        services.AddScoped<SignIns>();
        services.AddScoped<ShowPeople>();
        // Identity changes what it has read.
        services.AddScoped(all =>
        {
            var db = all.GetRequiredService<IDbContextFactory<HubDb>>().CreateDbContext();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            return db;
        });
        services
            .AddIdentityCore<Person>(Configure)
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddEntityFrameworkStores<HubDb>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<HubAddress>(
                (passkeys, address) =>
                {
                    // The site that a passkey belongs to; else the host that the browser asked for.
                    passkeys.ServerDomain = builder
                        .Configuration.Address("PATCHBAY_PUBLIC_URL")
                        ?.Host;
                    // Behind a proxy that ends TLS the request itself does not tell what the browser asked for.
                    passkeys.ValidateOrigin = page =>
                        ValueTask.FromResult(
                            !page.CrossOrigin
                                && page.Origin
                                    == address
                                        .Public(page.HttpContext.Request)
                                        .GetLeftPart(UriPartial.Authority)
                        );
                }
            );
        services.Configure<SecurityStampValidatorOptions>(stamps =>
            stamps.ValidationInterval = TimeSpan.Zero
        );
        new AuthenticationBuilder(services).AddIdentityCookies();
        var secure = builder.Environment.IsDevelopment()
            ? CookieSecurePolicy.SameAsRequest
            : CookieSecurePolicy.Always;
        services.ConfigureAll<CookieAuthenticationOptions>(cookie =>
        {
            cookie.Cookie.SecurePolicy = secure;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/sign-in";
            cookie.Events.OnRedirectToAccessDenied = RefuseAsync;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        });
        builder.AddOidc(secure);
        services.AddAuthorizationBuilder().AddPersonPolicies();
        services.AddRateLimiter(limits =>
            limits.AddPolicy(
                SignInLimit,
                http =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        http.Connection.RemoteIpAddress,
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = 60,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
            )
        );
        services.Configure<RateLimiterOptions>(limits =>
            limits.OnRejected = async (context, _) =>
                await TooMany.ExecuteAsync(context.HttpContext)
        );
    }

    public static void MapPeople(this WebApplication app)
    {
        // Pages and their own calls: nobody else's business, so not in the API's document.
        var open = app.MapGroup("")
            .AllowAnonymous()
            .RequireRateLimiting(SignInLimit)
            .ExcludeFromDescription();
        open.MapGet("/sign-in", ShowSignIn.Handle);
        open.MapPost("/sign-in/passkey/options", PasskeySignIn.OptionsAsync);
        open.MapPost("/sign-in/passkey", PasskeySignIn.HandleAsync);
        open.MapGet("/invite", ShowInvitation.HandleAsync);
        open.MapPost("/invite/passkey/options", AcceptInvitation.OptionsAsync);
        open.MapPost("/invite/passkey", AcceptInvitation.HandleAsync);
        open.MapOidc(app.Services);
        if (app.Environment.IsDevelopment())
            open.MapGet(SignInLink.Path, UseSignInLink.HandleAsync);

        var own = app.MapGroup("")
            .RequireAuthorization(PersonPolicies.Viewer)
            .ExcludeFromDescription();
        own.MapGet("/account", ShowAccount.HandleAsync);
        own.MapPost("/account/passkeys/options", AddPasskey.OptionsAsync)
            .NotAudited("it changes nothing");
        own.MapPost("/account/passkeys", AddPasskey.HandleAsync)
            .NotAudited("it is recorded in the hub's log by itself");
        own.MapPost("/sign-out", SignOut.HandleAsync).NotAudited("it changes only the cookie");

        var pages = app.DashboardPages();
        pages.MapGet("/people", ShowPeople.HandleAsync);
        pages
            .MapPost("/people", ShowPeople.InviteAsync)
            .ForAdmins()
            .Audited("person.invited", ofHub: true);
        pages
            .MapPost("/people/{id}", ShowPeople.UpdateAsync)
            .ForAdmins()
            .Audited("person.updated", ofHub: true);
        pages
            .MapPost("/people/{id}/remove", ShowPeople.RemoveAsync)
            .ForAdmins()
            .Audited("person.removed", ofHub: true);

        var people = app.MapGroup("/people").RequireScope(KeyScopes.HubAdmin);
        const string tag = "People";
        people
            .MapGet("", ListPeople.HandleAsync)
            .Documented("list_people", tag, "Who may sign in to the dashboard");
        people
            .MapPost("/invitations", InvitePerson.HandleAsync)
            .Audited("person.invited", ofHub: true)
            .Documented("invite_person", tag, "A link for one person, good once and for seven days")
            .Fails(StatusCodes.Status409Conflict)
            .Example("""{"email":"ada@example.com","name":"Ada","role":"member"}""");
        people
            .MapPatch("/{id}", UpdatePerson.HandleAsync)
            .Audited("person.updated", ofHub: true)
            .Documented(
                "update_person",
                tag,
                "Changes a person's name or role, or locks them out; ends their sign-ins"
            )
            .Example("""{"role":"viewer"}""");
        people
            .MapDelete("/{id}", RemovePerson.HandleAsync)
            .Audited("person.removed", ofHub: true)
            .Documented("remove_person", tag, "Removes a person, their passkeys and sign-ins");
    }

    public static void Configure(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        // The name is the e-mail address, which holds more than Identity's own choice: o'hara@example.com.
        identity.User.AllowedUserNameCharacters = "";
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        // An OpenID provider's issuer and subject are such keys.
        identity.Stores.MaxLengthForKeys = OidcIdentity.MostCharacters;
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context) =>
        HtmlPage
            .Show<ErrorPage>(
                context.HttpContext,
                new
                {
                    Message = "Your role does not allow this.",
                    Remedy = "Nothing was changed. An administrator of the hub can give you another role.",
                    Way = ShowSignIn.Home,
                    WayName = "Go to the dashboard",
                },
                StatusCodes.Status403Forbidden
            )
            .ExecuteAsync(context.HttpContext);

    private static ApiError TooMany { get; } =
        new(
            StatusCodes.Status429TooManyRequests,
            "too_many_attempts",
            "Too many attempts to sign in from this address."
        )
        {
            Retryable = true,
            RetryAfter = TimeSpan.FromMinutes(1),
        };
}
