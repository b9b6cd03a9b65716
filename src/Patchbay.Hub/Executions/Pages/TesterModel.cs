namespace Patchbay.Hub.Executions.Pages;

/// <summary>What the tester shows: a choice of account or of action, or the input with what came of it.</summary>
public sealed record TesterModel
{
    public TesterAccount? Account { get; init; }

    public TesterAction? Action { get; init; }

    /// <summary>To choose from, while there is none; those whose name holds <see cref="Find"/>.</summary>
    public IReadOnlyList<TesterAccount> Accounts { get; init; } = [];

    public string Find { get; init; } = "";

    /// <summary>To choose from, while there is none.</summary>
    public IReadOnlyList<TesterGroup> Groups { get; init; } = [];

    public string What { get; init; } = "";

    /// <summary>The action that an address names while no account is chosen.</summary>
    public string? WantedAction { get; init; }

    /// <summary>The input as JSON text.</summary>
    public string Input { get; init; } = "{}";

    /// <summary>The form's model as JSON text.</summary>
    public string Form { get; init; } = "";

    public IReadOnlyList<TesterCode> Code { get; init; } = [];

    /// <summary>The code is what was asked for.</summary>
    public bool ShowsCode { get; init; }

    /// <summary>Where the input comes from, or why it is empty.</summary>
    public string? Note { get; init; }

    /// <summary>What is wrong with the JSON text.</summary>
    public string? InputFault { get; init; }

    /// <summary>It changes something and nobody has confirmed that yet.</summary>
    public bool Asks { get; init; }

    public TesterAnswer? Answer { get; init; }
}

public sealed record TesterAccount(
    string Id,
    string Name,
    string? Label,
    string Status,
    string Connector,
    string ConnectorName
);

public sealed record TesterGroup(string Title, IReadOnlyList<TesterAction> Actions);

/// <param name="Scopes">What the key must hold, as the provider's form says it.</param>
/// <param name="Enabled">By the account's connector profile.</param>
public sealed record TesterAction(
    string Id,
    string Label,
    string Description,
    string Effect,
    bool Additional,
    bool Irreversible,
    bool MailsCandidate,
    bool Enabled,
    IReadOnlyList<string> Scopes
)
{
    public bool Changes => Effect != "read";
}

/// <param name="Name">The language or tool.</param>
public sealed record TesterCode(string Name, string Text);

/// <param name="Body">As the API would answer, indented.</param>
/// <param name="Left">How many characters of it are not shown.</param>
/// <param name="Next">The input that asks for the next page, as JSON text.</param>
public sealed record TesterAnswer(
    int Status,
    string Reason,
    double Milliseconds,
    string RequestId,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body,
    int Left,
    string? Message,
    string? Remedy,
    IReadOnlyList<KeyValuePair<string, string>> Faults,
    string? Next
)
{
    public bool Succeeded => Status < 400;
}
