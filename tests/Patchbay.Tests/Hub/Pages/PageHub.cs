using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>What tests of the dashboard's pages ask of a hub and of a browser.</summary>
internal static class PageHub
{
    /// <summary>The address of a page of the default project, or of another one by its name.</summary>
    public static string Page(this TestHub hub, string page, string? project = null)
    {
        var projects = hub.Server.Services.GetRequiredService<IAccess>().Projects;
        var id = project is null ? projects[0].Id : projects.Single(one => one.Name == project).Id;
        return $"/dashboard/{id}/{page}";
    }

    public static async Task<string> GetAsync(this Browser browser, string path) =>
        (await browser.SendAsync("GET", path)).IsOk().Text;

    /// <summary>Holds a form's answer against the page it leads on to, and opens that.</summary>
    public static async Task<string> LandsAsync(this Browser browser, Answer answer, string path)
    {
        answer.IsStatus(302);
        Assert.Equal(path, answer.Response.Headers.Location?.OriginalString);
        return await browser.GetAsync(path);
    }
}
