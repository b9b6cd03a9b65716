namespace Patchbay.Tests.Engine.Schemas;

/// <summary>
/// The schemas of the official suite that we refuse, and why. An excuse that is not needed fails the test; a case that we
/// would answer differently has none.
/// </summary>
internal static class OfficialSuiteExcuses
{
    private const string Remote = "remote reference";
    private const string Dialect = "unsupported dialect";
    private const string Keyword = "unsupported keyword";
    private const string Format = "unknown format";

    /// <summary>File and group → what the defect must say: the schema is refused, as we refuse what we do not check.</summary>
    public static readonly IReadOnlyDictionary<string, string> Refused = new Dictionary<
        string,
        string
    >
    {
        // Schemas are never fetched, and the suite's remotes and the metaschema are not built in.
        ["defs.json | validate definition against metaschema"] = Remote,
        ["dynamicRef.json | strict-tree schema, guards against misspelled properties"] = Remote,
        ["dynamicRef.json | tests for implementation dynamic anchor and reference link"] = Remote,
        ["dynamicRef.json | $ref and $dynamicAnchor are independent of order - $defs first"] =
            Remote,
        ["dynamicRef.json | $ref and $dynamicAnchor are independent of order - $ref first"] =
            Remote,
        ["dynamicRef.json | $ref to $dynamicRef finds detached $dynamicAnchor"] = Remote,
        ["optional/cross-draft.json | refs to historic drafts are processed as historic drafts"] =
            Remote,
        ["ref.json | remote ref, containing refs itself"] = Remote,
        ["refRemote.json | remote ref"] = Remote,
        ["refRemote.json | fragment within remote ref"] = Remote,
        ["refRemote.json | anchor within remote ref"] = Remote,
        ["refRemote.json | ref within remote ref"] = Remote,
        ["refRemote.json | base URI change"] = Remote,
        ["refRemote.json | base URI change - change folder"] = Remote,
        ["refRemote.json | base URI change - change folder in subschema"] = Remote,
        ["refRemote.json | root ref in remote ref"] = Remote,
        ["refRemote.json | remote ref with ref to defs"] = Remote,
        ["refRemote.json | Location-independent identifier in remote ref"] = Remote,
        ["refRemote.json | retrieved nested refs resolve relative to their URI not $id"] = Remote,
        ["refRemote.json | remote HTTP ref with different $id"] = Remote,
        ["refRemote.json | remote HTTP ref with different URN $id"] = Remote,
        ["refRemote.json | remote HTTP ref with nested absolute ref"] = Remote,
        ["refRemote.json | $ref to $ref finds detached $anchor"] = Remote,

        // A dialect of its own may turn keywords off; there is one dialect here.
        [
            "optional/format-assertion.json | schema that uses custom metaschema with format-assertion: false"
        ] = Dialect,
        [
            "optional/format-assertion.json | schema that uses custom metaschema with format-assertion: true"
        ] = Dialect,
        [
            "vocabulary.json | schema that uses custom metaschema with with no validation vocabulary"
        ] = Dialect,
        ["vocabulary.json | ignore unrecognized optional vocabulary"] = Dialect,

        // A keyword that is not of draft 2020-12 would be silently ignored, so it is refused.
        ["optional/dependencies-compatibility.json | single dependency"] = Keyword,
        ["optional/dependencies-compatibility.json | empty dependents"] = Keyword,
        ["optional/dependencies-compatibility.json | multiple dependents required"] = Keyword,
        ["optional/dependencies-compatibility.json | dependencies with escaped characters"] =
            Keyword,
        ["optional/dependencies-compatibility.json | single schema dependency"] = Keyword,
        ["optional/dependencies-compatibility.json | boolean subschemas"] = Keyword,
        ["optional/dependencies-compatibility.json | schema dependencies with escaped characters"] =
            Keyword,
        ["optional/refOfUnknownKeyword.json | reference of a root arbitrary keyword "] = Keyword,
        [
            "optional/refOfUnknownKeyword.json | reference of a root arbitrary keyword with encoded ref"
        ] = Keyword,
        ["optional/refOfUnknownKeyword.json | reference of an arbitrary keyword of a sub-schema"] =
            Keyword,
        [
            "optional/refOfUnknownKeyword.json | reference of an arbitrary keyword of a sub-schema with encoded ref"
        ] = Keyword,
        ["optional/unknownKeyword.json | $id inside an unknown keyword is not a real identifier"] =
            Keyword,

        // Formats that no definition of ours uses are not checked, and so not accepted.
        ["optional/format/duration.json | validation of duration strings"] = Format,
        ["optional/format/ecmascript-regex.json | \\a is not an ECMA 262 control escape"] = Format,
        [
            "optional/format/ecmascript-regex.json | Python-specific regular expression syntax is not valid ECMA 262"
        ] = Format,
        [
            "optional/format/ecmascript-regex.json | global inline flag groups are not valid ECMA 262"
        ] = Format,
        [
            "optional/format/ecmascript-regex.json | ECMA 262 named groups and backreferences are valid"
        ] = Format,
        [
            "optional/format/ecmascript-regex.json | ECMA 262 lookbehind is valid, including variable width"
        ] = Format,
        ["optional/format/ecmascript-regex.json | ECMA 262 character classes and escapes"] = Format,
        ["optional/format/hostname.json | validation of host names"] = Format,
        ["optional/format/hostname.json | validation of A-label (punycode) host names"] = Format,
        ["optional/format/idn-email.json | validation of an internationalized e-mail addresses"] =
            Format,
        ["optional/format/idn-hostname.json | validation of internationalized host names"] = Format,
        [
            "optional/format/idn-hostname.json | validation of separators in internationalized host names"
        ] = Format,
        ["optional/format/ipv4.json | validation of IP addresses"] = Format,
        ["optional/format/ipv6.json | validation of IPv6 addresses"] = Format,
        ["optional/format/iri-reference.json | validation of IRI References"] = Format,
        ["optional/format/iri.json | validation of IRIs"] = Format,
        [
            "optional/format/json-pointer.json | validation of JSON-pointers (JSON String Representation)"
        ] = Format,
        ["optional/format/regex.json | validation of regular expressions"] = Format,
        [
            "optional/format/relative-json-pointer.json | validation of Relative JSON Pointers (RJP)"
        ] = Format,
        ["optional/format/unknown.json | unknown format"] = Format,
        ["optional/format/uri-reference.json | validation of URI References"] = Format,
        ["optional/format/uri-template.json | format: uri-template"] = Format,
    };
}
