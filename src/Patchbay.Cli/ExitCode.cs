namespace Patchbay.Cli;

/// <summary>What a script can rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int NotReachable = 3;

    /// <summary>A name fits several records.</summary>
    public const int Ambiguous = 4;

    /// <summary>A name fits no record.</summary>
    public const int NotFound = 5;

    /// <summary>EX_SOFTWARE of sysexits.h.</summary>
    public const int Fault = 70;

    /// <summary>EX_IOERR of sysexits.h.</summary>
    public const int OutputFailed = 74;

    /// <summary>As a shell reports a process that SIGINT ended.</summary>
    public const int Cancelled = 130;

    /// <summary>As a shell reports a process that SIGPIPE ended.</summary>
    public const int OutputClosed = 141;

    public const string Help = """
        Exit codes:
          0    done
          1    the provider or the hub refused
          2    wrong usage or input
          3    not reachable, no answer in time, or the other side failed
          70   a fault in patchbay itself
          74   the output cannot be written
          130  cancelled
          141  the reader of the output has gone

        """;
}
