using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.People.Pages;

/// <summary>The dashboard's page of people: who there is, inviting, roles, locking out, removing.</summary>
internal sealed class ShowPeople(
    UserManager<Person> people,
    Invitations invitations,
    HubAddress address,
    TimeProvider time
)
{
    public static async Task<IResult> HandleAsync(ShowPeople page, HttpContext http) =>
        await page.ShowAsync(http, model => model);

    public static async Task<IResult> InviteAsync(
        [FromForm] string? email,
        [FromForm] string? name,
        [FromForm] string? role,
        ShowPeople page,
        HttpContext http
    )
    {
        var answer = await InvitePerson.HandleAsync(
            new(email, name, role),
            page._invitations,
            page._people,
            page._address,
            http
        );
        if (answer.Result is ApiError refusal)
        {
            return await page.ShowAsync(
                http,
                model =>
                    model with
                    {
                        Fault = refusal.Message,
                        TypedEmail = email ?? "",
                        TypedName = name ?? "",
                        TypedRole = role ?? PersonRole.Viewer,
                    }
            );
        }
        var made = ((Created<InvitePerson.Answer>)answer.Result).Value!;
        return await page.ShowAsync(
            http,
            model =>
                model with
                {
                    Invited = new(made.Email, made.InviteUrl.AbsoluteUri, made.ExpiresAt),
                }
        );
    }

    public static async Task<IResult> UpdateAsync(
        string id,
        [FromForm] string? role,
        [FromForm] bool? locked,
        ShowPeople page,
        Caller caller,
        DashboardView view
    )
    {
        if (id == caller.Actor.Id)
            return NotYourself;
        var answer = await UpdatePerson.HandleAsync(
            id,
            new(null, role, locked),
            page._people,
            page._time
        );
        return answer.Result is ApiError refusal
            ? refusal
            : HtmlPage.Then(view.To("people?done=saved"));
    }

    public static async Task<IResult> RemoveAsync(
        string id,
        ShowPeople page,
        Caller caller,
        DashboardView view
    )
    {
        if (id == caller.Actor.Id)
            return NotYourself;
        var answer = await RemovePerson.HandleAsync(id, page._people, page._time);
        return answer.Result is ApiError refusal
            ? refusal
            : HtmlPage.Then(view.To("people?done=deleted"));
    }

    private readonly UserManager<Person> _people = people;
    private readonly Invitations _invitations = invitations;
    private readonly HubAddress _address = address;
    private readonly TimeProvider _time = time;

    private async Task<IResult> ShowAsync(HttpContext http, Func<PeopleModel, PeopleModel> with)
    {
        var self = http.Features.Get<Caller>()?.Actor.Id;
        var listed = (await ListPeople.HandleAsync(_people, _time, http))
            .Value!.Data.Select(person => new ShownPerson(
                person.Id,
                person.Name,
                person.Email,
                person.Role,
                person.Locked,
                person.CreatedAt,
                person.Id == self
            ))
            .ToList();
        var model = with(new PeopleModel(listed));
        return HtmlPage.Show<PeoplePage>(
            http,
            new { Model = model },
            model.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    // So there is always an administrator left who can undo it.
    private static ApiError NotYourself { get; } =
        new(
            StatusCodes.Status409Conflict,
            "own_person",
            "You cannot lock out, remove or change yourself."
        )
        {
            Remedy = "Ask another administrator of the hub.",
        };
}
