using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Events;
using Patchbay.Hub.Feedback;
using Patchbay.Hub.Linking;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Storage;

/// <summary>
/// The tables. Each belongs to one slice, whose folder holds its record; other slices go through that slice's interface.
/// Contexts live for one use and track nothing: what is in memory is the immutable record itself.
/// </summary>
internal sealed class HubDb(DbContextOptions<HubDb> options) : IdentityUserContext<Person>(options)
{
    public DbSet<Project> Projects => Set<Project>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AgentSession> AgentSessions => Set<AgentSession>();

    public DbSet<Brand> Brands => Set<Brand>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<WebKey> WebKeys => Set<WebKey>();

    public DbSet<Profile> Profiles => Set<Profile>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<ArchivedAccount> ArchivedAccounts => Set<ArchivedAccount>();

    public DbSet<AccountPermissions> AccountPermissions => Set<AccountPermissions>();

    public DbSet<VaultKey> VaultKeys => Set<VaultKey>();

    public DbSet<VaultRotation> VaultRotations => Set<VaultRotation>();

    public DbSet<ConnectSession> ConnectSessions => Set<ConnectSession>();

    public DbSet<ConnectionAttempt> ConnectionAttempts => Set<ConnectionAttempt>();

    public DbSet<RequestLog> RequestLogs => Set<RequestLog>();

    public DbSet<StepLog> StepLogs => Set<StepLog>();

    public DbSet<ToolFeedback> ToolFeedbacks => Set<ToolFeedback>();
    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDb).Assembly);
    }
}
