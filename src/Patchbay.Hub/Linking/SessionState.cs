namespace Patchbay.Hub.Linking;

internal enum SessionState
{
    Live,
    Expired,
    Revoked,

    /// <summary>It was good for one link, and that was made.</summary>
    Used,
}
