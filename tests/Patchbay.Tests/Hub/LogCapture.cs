using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Hub;

/// <summary>Everything a hub logs, whatever its level.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _properties = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public string All => string.Join('\n', _lines);

    /// <summary>What a structured log would keep beside the lines: the values in them, and those of the scopes around them.</summary>
    public string Properties => string.Join('\n', _properties);

    public ILogger CreateLogger(string categoryName) =>
        new Logger(categoryName, _lines, _properties);

    public void Dispose() { }

    private sealed class Logger(
        string category,
        ConcurrentQueue<string> lines,
        ConcurrentQueue<string> properties
    ) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Keep(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            Keep(state);
        }

        private void Keep<TState>(TState state)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
                foreach (var (name, value) in values)
                    properties.Enqueue($"{name}={value}");
            else
                properties.Enqueue($"{state}");
        }
    }
}
