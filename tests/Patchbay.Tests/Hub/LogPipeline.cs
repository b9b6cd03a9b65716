using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Hub.Access;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Logs;

namespace Patchbay.Tests.Hub;

/// <summary>
/// The memory of the request log, held still: nothing can be written, so every entry stays in the queue or in the writer's
/// hands. A dump of the process would not tell anything: keys stand in it by right, where they are unsealed, sent and
/// received, and every test's own copy too. So this looks at what can be reached from the pipeline's own objects instead, the
/// locals of its waiting methods included, and goes into nothing else of the hub.
/// </summary>
internal sealed class LogPipeline(TestHub hub)
{
    private static readonly Type[] NotOfIt =
    [
        typeof(IServiceProvider),
        typeof(IConfiguration),
        typeof(ILogger),
        typeof(ILoggerFactory),
        typeof(DbContext),
        typeof(MemberInfo),
        typeof(Assembly),
        typeof(Module),
        typeof(Thread),
        // All that anybody waits for hangs together by these, the buffers of the hub's connections too.
        typeof(TimeProvider),
        typeof(CancellationTokenSource),
        typeof(Timer),
        typeof(Timer).Assembly.GetType("System.Threading.TimerQueueTimer", throwOnError: true)!,
    ];

    public static Task HoldAsync(TestHub hub) =>
        Tampering.ExecuteAsync(
            hub,
            "CREATE TRIGGER held BEFORE INSERT ON RequestLogs BEGIN SELECT RAISE(ABORT, 'held'); END"
        );

    public static Task LetGoAsync(TestHub hub) => Tampering.ExecuteAsync(hub, "DROP TRIGGER held");

    /// <summary>What waits to be written. It leads nowhere else, so whatever of the framework hangs on it is its own.</summary>
    public ObjectGraph Queue() => new(IsOfIt, Service<LogQueue>());

    /// <summary>The writer too, with the locals of its methods: each hangs on the task of the one that waits for it.</summary>
    public ObjectGraph Whole() =>
        new(
            IsOfIt,
            Service<LogQueue>(),
            Service<LogBatch>(),
            Service<ExecutionLog>(),
            Service<AuditLog>(),
            hub.Server.Services.GetServices<IHostedService>().OfType<LogWriter>().Single()
        );

    private static bool IsOfIt(Type type) =>
        !Array.Exists(NotOfIt, other => other.IsAssignableFrom(type) || other == type.DeclaringType)
        && (
            type.Namespace is { } room
                && (
                    IsIn(room, "System")
                    || IsIn(room, "Microsoft")
                    || IsIn(room, typeof(LogQueue).Namespace!)
                )
            || type == typeof(ExecutionLog)
            || type == typeof(LoggedCall)
            || type == typeof(ProviderStep)
            || type == typeof(AuditLog)
        );

    private static bool IsIn(string room, string wide) =>
        room == wide || room.StartsWith(wide + ".", StringComparison.Ordinal);

    private T Service<T>()
        where T : notnull => hub.Server.Services.GetRequiredService<T>();
}
