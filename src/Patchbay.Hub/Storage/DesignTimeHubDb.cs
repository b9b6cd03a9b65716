using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Patchbay.Hub.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting a hub.</summary>
internal sealed class DesignTimeHubDb : IDesignTimeDbContextFactory<HubDb>
{
    public HubDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<HubDb>();
        StorageSlice.Configure(options, "design-time.db");
        return new HubDb(options.Options);
    }
}
