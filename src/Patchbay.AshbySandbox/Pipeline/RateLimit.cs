namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>
/// How many calls a key has each minute. Ashby publishes no number (section 5), so there is none unless asked for.
/// </summary>
internal sealed class RateLimit
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Calls)> _windows = [];

    public int? PerMinute { get; set; }

    /// <summary>How long to wait, in whole seconds, when this call is one too many; null when it is not.</summary>
    public int? Refuse(SandboxKey key, DateTimeOffset now)
    {
        if (PerMinute is not { } most)
            return null;
        lock (_gate)
        {
            var (since, calls) = _windows.GetValueOrDefault(key.Secret);
            // A reset or a snapshot may have taken the clock back.
            if (now < since || now - since >= TimeSpan.FromMinutes(1))
                (since, calls) = (now, 0);
            if (calls >= most)
                return (int)Math.Ceiling((since.AddMinutes(1) - now).TotalSeconds);
            _windows[key.Secret] = (since, calls + 1);
            return null;
        }
    }
}
