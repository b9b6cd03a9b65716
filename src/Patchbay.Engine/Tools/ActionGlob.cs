using System.IO.Enumeration;

namespace Patchbay.Engine.Tools;

/// <summary>Patterns of action ids: <c>*</c> stands for any characters, <c>?</c> for one.</summary>
public static class ActionGlob
{
    /// <param name="glob">With or without the connector's prefix: <c>list_*</c> means <c>ashby_list_*</c> too.</param>
    public static bool Matches(string glob, string id) =>
        FileSystemName.MatchesSimpleExpression(glob, id, ignoreCase: false)
        || (
            id.IndexOf('_', StringComparison.Ordinal) is > 0 and var prefix
            && FileSystemName.MatchesSimpleExpression(
                glob,
                id.AsSpan(prefix + 1),
                ignoreCase: false
            )
        );
}
