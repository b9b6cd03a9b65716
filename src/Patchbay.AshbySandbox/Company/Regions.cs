namespace Patchbay.AshbySandbox.Company;

/// <summary>A name as its owner writes it, and in the plain letters of an e-mail address.</summary>
internal readonly record struct Name(string Text, string Plain);

internal sealed record Place(string City, string? Region, string Country, string TimeZone);

/// <summary>Where people come from: their names, their places, their schools, and a telephone range that is reserved for fiction or
/// examples there (# is any digit). Where the national plan reserves none, a British or American range stands in.</summary>
internal sealed record Region(
    Name[] Given,
    Name[] Family,
    Place[] Places,
    string Phone,
    string[] Schools,
    bool FamilyFirst = false
);
