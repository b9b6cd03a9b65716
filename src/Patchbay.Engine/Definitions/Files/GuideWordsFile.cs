using Patchbay.Engine.Guides;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>The part <c>page</c> of a guide's file: the words around the steps.</summary>
internal static class GuideWordsFile
{
    public static GuideWords Read(YamlFields fields)
    {
        var words = new GuideWords
        {
            Language = fields.Text("language"),
            Languages = fields.Text("languages"),
            Skip = fields.Text("skip"),
            SomeApp = fields.Text("someApp"),
            PanelTitle = fields.Text("panelTitle"),
            PanelHelp = fields.Text("panelHelp"),
            Search = fields.Text("search"),
            SearchLabel = fields.Text("searchLabel"),
            SelectAll = fields.Text("selectAll"),
            Clear = fields.Text("clear"),
            FilterResource = fields.Text("filterResource"),
            FilterEffect = fields.Text("filterEffect"),
            FilterScope = fields.Text("filterScope"),
            FilterAll = fields.Text("filterAll"),
            EffectRead = fields.Text("effectRead"),
            EffectWrite = fields.Text("effectWrite"),
            ColumnAction = fields.Text("columnAction"),
            ColumnScopes = fields.Text("columnScopes"),
            Loading = fields.Text("loading"),
            NoMatch = fields.Text("noMatch"),
            Selected = fields.Text("selected"),
            Update = fields.Text("update"),
            UrlLabel = fields.Text("urlLabel"),
            CopyUrl = fields.Text("copyUrl"),
            ScopesLabel = fields.Text("scopesLabel"),
            Separator = fields.Text("separator"),
            Space = fields.Text("space"),
            Comma = fields.Text("comma"),
            Semicolon = fields.Text("semicolon"),
            Pipe = fields.Text("pipe"),
            Newline = fields.Text("newline"),
            CopyScopes = fields.Text("copyScopes"),
            CopyScope = fields.Text("copyScope"),
            Copied = fields.Text("copied"),
            Enables = fields.Text("enables"),
            TickOne = fields.Text("tickOne"),
            TickMany = fields.Text("tickMany"),
            TickWhere = fields.Text("tickWhere"),
            TickNone = fields.Text("tickNone"),
            Module = fields.Text("module"),
            CrossedOff = fields.Text("crossedOff"),
            StartOver = fields.Text("startOver"),
            Minimum = fields.Text("minimum"),
            WhichNeeds = fields.Text("whichNeeds"),
            NeededBy = fields.Text("neededBy"),
            MinimumWhy = fields.Text("minimumWhy"),
            Print = fields.Text("print"),
            Markdown = fields.Text("markdown"),
            NewTab = fields.Text("newTab"),
            UnknownActions = fields.Text("unknownActions"),
            UnknownScopes = fields.Text("unknownScopes"),
            UnknownProfile = fields.Text("unknownProfile"),
            UnknownSession = fields.Text("unknownSession"),
            TooLongTitle = fields.Text("tooLongTitle"),
            TooLong = fields.Text("tooLong"),
            OpenGuide = fields.Text("openGuide"),
        };
        fields.RefuseOthers();
        return words;
    }
}
