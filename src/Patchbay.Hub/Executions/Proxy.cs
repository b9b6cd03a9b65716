using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Executions;

/// <summary>Passes one request on to an account's provider, with the account's key, and its answer back.</summary>
internal sealed class Proxy(
    IAccounts accounts,
    ICatalog catalog,
    Executors executors,
    IPermissions permissions,
    HubLinks links,
    ExecutionLog log,
    TimeProvider time
)
{
    private const int MaxAnswerBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public async Task<IResult> SendAsync(
        RequestSource source,
        Caller caller,
        CallHeaders headers,
        ProxyCall.Request request,
        CancellationToken cancellationToken
    )
    {
        var call = new LoggedCall(source, caller.ProjectId, time.GetUtcNow(), time.GetTimestamp())
        {
            Sent = request.Body ?? default,
            Steps = ProviderSteps.Begin(),
        };

        // 1 find
        var account = await accounts.FindAsync(
            caller.ProjectId,
            headers.AccountId!,
            cancellationToken
        );
        if (account is null)
            return Refused(call, OutcomeResult.For(Refusal.AccountNotFound(headers.AccountId!)));
        var executor = executors.Of(account.Provider);
        var connector = executor.Connector;
        call = call with { Account = account, Connector = connector };
        var (profile, mismatch) = catalog.ProfileOf(account, headers.ProfileId);
        if ((mismatch ?? Refusal.Find(account, profile, links)) is { } refusal)
            return Refused(call, OutcomeResult.For(refusal));

        // 2 allow: only to the provider, only what its profile and the caller's limits allow, nothing that the key is known to lack
        var baseUrl = catalog.BaseUrl(profile!) ?? connector.Info.BaseUrl;
        if (ProxyTarget.Resolve(baseUrl, request.Url, request.Path, out var target) is { } foreign)
            return Refused(call, foreign);
        var (message, fault) = ProxyMessage.Read(request);
        if (message is null)
            return Refused(call, fault!);
        var actions = ProxiedActions.At(connector, baseUrl, target!);
        if (!actions.AllowedBy(profile!))
            return Refused(
                call,
                OutcomeResult.For(
                    Refusal.ActionDisabled(profile!, $"requests to {target!.AbsolutePath}")
                )
            );
        if (
            caller.Limits is { } limits
            && Refusal.Limited(
                actions.WhyNot(limits, message.Method, $"requests to {target!.AbsolutePath}")
            )
                is { } limited
        )
            return Refused(call, OutcomeResult.For(limited));
        var action = actions.KnownFor(message.Method);
        call = call with { Action = actions.Only };
        if (
            action is not null
            && Refusal.Find(
                connector,
                action,
                account,
                await permissions.MissingAsync(account, action, cancellationToken),
                links
            )
                is { } lacking
        )
            return Refused(
                call with
                {
                    MissingPermission = lacking.Message,
                },
                OutcomeResult.For(lacking)
            );

        // 3 count
        if (Refusal.Limited(caller.Limits?.Take(actions.Change)) is { } usedUp)
            return Refused(call, OutcomeResult.For(usedUp));

        // 4 send, and pass on what came back
        var key = accounts.UnsealKey(account);
        call = call with { Key = key };
        using var outgoing = Build(message, target!, key, connector.Info);
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            timeout.Token
        );
        try
        {
            using var response = await executors.Http.SendAsync(outgoing, either.Token);
            response.RequestMessage ??= outgoing;
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            var answer = ProxyAnswer.From(response, text, connector.Info.RequestIdHeader, key);
            if (action is not null)
                await permissions.LearnAsync(
                    account,
                    action,
                    await executor.ReadAsync(action, response, key, cancellationToken),
                    CancellationToken.None
                );
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                await accounts.MarkKeyRejectedAsync(
                    account,
                    $"{connector.Info.Name} does not accept the key.",
                    CancellationToken.None
                );
            log.Write(
                call with
                {
                    Status = StatusCodes.Status200OK,
                    Code = answer.Status < 400 ? null : $"provider_{answer.Status}",
                    ProviderRequestId = answer.Headers.GetValueOrDefault(
                        connector.Info.RequestIdHeader.ToLowerInvariant()
                    ),
                    Answered = JsonSerializer.SerializeToElement(answer.Data),
                }
            );
            return TypedResults.Ok(answer);
        }
        catch (HttpRequestException)
        {
            return Refused(
                call,
                NoAnswer(
                    "unreachable",
                    $"{connector.Info.Name} gave no answer that can be passed on."
                )
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refused(
                call,
                NoAnswer("timed_out", $"{connector.Info.Name} did not answer in time.")
            );
        }
        catch (OperationCanceledException)
        {
            log.Write(call.CancelledWith(key));
            throw;
        }
    }

    private ApiError Refused(LoggedCall call, ApiError error)
    {
        log.Write(call with { Status = error.Status, Code = error.Code });
        return error;
    }

    private static ApiError NoAnswer(string code, string message) =>
        new(StatusCodes.Status502BadGateway, code, message)
        {
            Remedy =
                "Whether the request was carried out is not known: look before you send it again.",
        };

    private static HttpRequestMessage Build(
        ProxyMessage message,
        Uri target,
        string key,
        ConnectorInfo connector
    )
    {
        var request = new HttpRequestMessage(message.Method, target);
        foreach (var (name, value) in connector.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        foreach (var (name, value) in message.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
        );
        if (message.Body is { } body)
        {
            request.Content = new StringContent(body.GetRawText(), Encoding.UTF8);
            request.Content.Headers.ContentType = new("application/json");
        }
        return request;
    }
}
