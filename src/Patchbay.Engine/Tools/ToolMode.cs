namespace Patchbay.Engine.Tools;

/// <summary>What an agent is given to work with.</summary>
public enum ToolMode
{
    /// <summary>One tool an action.</summary>
    Individual,

    /// <summary>One tool that finds actions, and one that runs any of them.</summary>
    SearchExecute,
}

/// <summary>How a tool's arguments hold the action's input.</summary>
public enum ParamStyle
{
    /// <summary>Objects <c>path</c>, <c>query</c>, <c>headers</c>, <c>body</c>, as they come on the provider's wire.</summary>
    Nested,

    /// <summary>At the top, each name with its place before it: <c>body_limit</c>.</summary>
    FlatPrefixed,

    /// <summary>At the top, with the place before a name only where it would be mistaken for another.</summary>
    FlatSmart,
}

/// <summary>Where in an answer its JSON stands.</summary>
public enum ToolContent
{
    /// <summary>As the client's version of the protocol has it best.</summary>
    Auto,

    /// <summary>As text alone.</summary>
    Text,

    /// <summary>As structured content, with a line of text.</summary>
    Structured,

    Both,
}
