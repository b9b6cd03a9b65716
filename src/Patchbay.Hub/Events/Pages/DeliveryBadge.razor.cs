using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Events.Pages;

public sealed partial class DeliveryBadge
{
    /// <summary>One of <see cref="DeliveryStatus"/>.</summary>
    [Parameter, EditorRequired]
    public required string Status { get; set; }

    private string? Kind =>
        Status switch
        {
            DeliveryStatus.Delivered => "good",
            DeliveryStatus.Failed => "bad",
            DeliveryStatus.Pending => "note",
            _ => null,
        };

    internal static string Say(string status) =>
        status switch
        {
            DeliveryStatus.Pending => "On its way",
            DeliveryStatus.Delivered => "Delivered",
            DeliveryStatus.Failed => "Failed",
            _ => "Cancelled",
        };
}
