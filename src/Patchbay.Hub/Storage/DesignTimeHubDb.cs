using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Patchbay.Hub.Access.People;

namespace Patchbay.Hub.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting a hub.</summary>
internal sealed class DesignTimeHubDb : IDesignTimeDbContextFactory<HubDb>
{
    public HubDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<HubDb>();
        StorageSlice.Configure(options, "design-time.db");
        // Which tables Identity has depends on its options, which it looks for here.
        options.UseApplicationServiceProvider(
            new ServiceCollection()
                .Configure<IdentityOptions>(PeopleSlice.Configure)
                .BuildServiceProvider()
        );
        return new HubDb(options.Options);
    }
}
