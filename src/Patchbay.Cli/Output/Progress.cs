using System.Globalization;

namespace Patchbay.Cli.Output;

/// <summary>How far a long listing is: one line that overwrites itself on a terminal, else a line every few seconds.</summary>
internal sealed class Progress(CliHost host, bool asked) : IDisposable
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    // Where records run over the same terminal, they are the progress.
    private readonly bool _overwrites = host.ErrorIsTerminal && !host.OutputIsTerminal;
    private readonly long _start = host.Time.GetTimestamp();
    private TimeSpan _shown;
    private long _records;
    private int _pages;

    private bool IsShown => _overwrites || asked;

    public void PageDone(int records)
    {
        _records += records;
        _pages++;
        var elapsed = host.Time.GetElapsedTime(_start);
        if (!IsShown || elapsed - _shown < (_overwrites ? TerminalInterval : PlainInterval))
            return;
        _shown = elapsed;
        host.Error.Write(_overwrites ? $"\r{Line(elapsed)}\e[K" : $"{Line(elapsed)}\n");
        host.Error.Flush();
    }

    /// <summary>Leaves the totals behind.</summary>
    public void Dispose()
    {
        if (!IsShown)
            return;
        var line = Line(host.Time.GetElapsedTime(_start));
        host.Error.Write(_overwrites ? $"\r{line}\e[K\n" : $"{line}\n");
        host.Error.Flush();
    }

    private string Line(TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? _records / elapsed.TotalSeconds : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_records} records, {_pages} pages, {rate:0} records/s, {elapsed:hh\\:mm\\:ss}"
        );
    }
}
