using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Patchbay.Hub.Pages;

/// <summary>Renders a component to text, for pages that are hashed or packed before they are sent.</summary>
internal sealed class HtmlText(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(
                ParameterView.FromDictionary(parameters)
            );
            return root.ToHtmlString();
        });
    }
}
