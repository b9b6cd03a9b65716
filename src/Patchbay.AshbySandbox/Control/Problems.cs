namespace Patchbay.AshbySandbox.Control;

internal static class Problems
{
    public static IResult Of(int status, string detail) =>
        Results.Problem(detail, statusCode: status);

    public static IResult Invalid(string detail) => Of(400, detail);
}
