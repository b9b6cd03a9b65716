using System.Globalization;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Guides.Pages;

/// <summary>What the page's form sends where no script runs: the boxes that are ticked, and the button that was pressed.</summary>
internal static class GuidePick
{
    /// <summary>The selection that results; null when no form was sent.</summary>
    public static GuideView? Read(GuideView view, GuideFilter filter, IQueryCollection query)
    {
        if (query["pick"].ToString() is not { Length: > 0 } button)
            return null;
        var connector = view.Connector;
        var ticked = query["a"]
            .Select(number =>
                int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && at < connector.Numbers.Ids.Count
                    ? connector.Numbers.Ids[at]
                    : null
            )
            .ToHashSet(StringComparer.Ordinal);
        return view with
        {
            ByScopes = false,
            Selection = GuideSelection.Of(
                connector,
                connector.Actions.Where(action => IsPicked(action, ticked.Contains(action.Id)))
            ),
        };

        // Of what the list does not show the buttons change nothing.
        bool IsPicked(ActionDefinition action, bool isTicked) =>
            !filter.Lets(action) ? isTicked
            : button == "all" ? !action.Additional || isTicked
            : button != "none" && isTicked;
    }
}
