using System.Text;

namespace Patchbay.Gateway;

/// <summary>Answers every call with the same page of departments in Ashby's envelope, 2 KB in all.</summary>
internal static class Upstream
{
    private const int Length = 2048;

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var answer = Answer();
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            await http.Response.Body.WriteAsync(answer, http.RequestAborted);
        });
        return app;
    }

    private static byte[] Answer()
    {
        var departments = string.Join(
            ',',
            Enumerable
                .Range(1, 9)
                .Select(number =>
                    $$"""{"id":"{{new Guid(number, 0, 0, new byte[8])}}","name":"Department {{number}}","externalName":null,"isArchived":false,"parentId":null,"createdAt":"2026-01-0{{number}}T08:00:00.000Z","updatedAt":"2026-02-01T08:00:00.000Z"}"""
                )
        );
        var envelope =
            $$"""{"success":true,"results":[{{departments}}],"moreDataAvailable":false}""";
        // White space after the JSON makes up the rest.
        return Encoding.ASCII.GetBytes(envelope.PadRight(Length));
    }
}
