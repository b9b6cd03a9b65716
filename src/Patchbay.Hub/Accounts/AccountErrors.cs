using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

internal static class AccountErrors
{
    /// <summary>The same for an account of another project: whether it exists is nobody else's business.</summary>
    public static ApiError NotFound(string id) =>
        ApiError.NotFound("account_not_found", $"There is no account {id} in this project.") with
        {
            Remedy = "GET /accounts lists the accounts of the key's project.",
        };
}
