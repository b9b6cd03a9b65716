namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Each documented error of each endpoint is provoked.</summary>
public class ErrorTests(ErrorSandbox ashby) : IClassFixture<ErrorSandbox>
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (endpoint, code) in DocumentedErrors.All)
                data.Add(endpoint, code);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_documented_error_can_be_provoked(string endpoint, string code)
    {
        var replies = await Provocations.Of(endpoint, code)(endpoint, code, ashby);
        Assert.NotEmpty(replies);
        foreach (var reply in replies)
        {
            Assert.Equal(StatusOf(code), reply.Status);
            Assert.False(reply.Succeeded, reply.Text);
            Assert.True(code == reply.ErrorCode, reply.Text);
            Assert.NotEmpty(reply.Message);
            Assert.Equal(
                reply.Response.Headers.GetValues("x-ashby-request-id").Single(),
                (string?)reply.Json["errorInfo"]!["requestId"]
            );
        }
    }

    private static int StatusOf(string code) =>
        code switch
        {
            "missing_endpoint_permission" => 403,
            "rate_limit_exceeded" or "concurrent_limit_exceeded" => 429,
            _ => 200,
        };
}
