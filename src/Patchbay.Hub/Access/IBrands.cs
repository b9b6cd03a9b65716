namespace Patchbay.Hub.Access;

/// <summary>What projects show themselves as to their customers; all of it in memory.</summary>
internal interface IBrands
{
    Brand? Of(string projectId);

    /// <summary>The brand whose own domain this is.</summary>
    Brand? At(HostString host);
}
