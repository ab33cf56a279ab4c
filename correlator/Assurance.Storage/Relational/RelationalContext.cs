using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Assurance.Storage.Choices;
using Assurance.Storage.Views;
using Assurance.Storage.Withdrawals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assurance.Storage.Relational;

internal sealed class RelationalContext(DbContextOptions<RelationalContext> options) : DbContext(options)
{
    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();

    public DbSet<ChoiceRow> Choices => Set<ChoiceRow>();

    public DbSet<WithdrawalRow> Withdrawals => Set<WithdrawalRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserRow>(user =>
        {
            user.ToTable("users").HasKey(u => u.Name);
            user.Property(u => u.Name).HasColumnName("name").UseCollation("NOCASE");
            user.Property(u => u.PasswordHash).HasColumnName("password_hash");
            user.Property(u => u.Salt).HasColumnName("salt");
            user.Property(u => u.Iterations).HasColumnName("iterations");
            user.Property(u => u.Role).HasColumnName("role");
            user.Property(u => u.Organization).HasColumnName("organization");
            user.Property(u => u.Language).HasColumnName("language");
            user.Property(u => u.Disabled).HasColumnName("disabled");
            user.Property(u => u.CreatedAt).HasColumnName("created_at");
            user.Property(u => u.LastLogin).HasColumnName("last_login");
        });
        modelBuilder.Entity<TokenRow>(token =>
        {
            token.ToTable("tokens").HasKey(t => t.Hash);
            token.Property(t => t.Hash).HasColumnName("hash");
            token.Property(t => t.Kind).HasColumnName("kind").HasConversion<string>();
            token.Property(t => t.User).HasColumnName("user_name").UseCollation("NOCASE");
            token.Property(t => t.Role).HasColumnName("role");
            token.Property(t => t.Organization).HasColumnName("organization");
            token.Property(t => t.CreatedAt).HasColumnName("created_at");
            token.Property(t => t.ExpiresAt).HasColumnName("expires_at");
            token.Property(t => t.RevokedAt).HasColumnName("revoked_at");
        });
        modelBuilder.Entity<SavedViewRow>(view =>
        {
            view.ToTable("saved_views").HasKey(v => v.Id);
            view.Property(v => v.Id).HasColumnName("id").ValueGeneratedOnAdd();
            view.Property(v => v.Owner).HasColumnName("owner").UseCollation("NOCASE");
            view.Property(v => v.Audience).HasColumnName("audience");
            view.Property(v => v.View).HasColumnName("view");
            view.Property(v => v.Name).HasColumnName("name");
            view.Property(v => v.Query).HasColumnName("query");
            view.Property(v => v.SavedAt).HasColumnName("saved_at");
        });
        modelBuilder.Entity<ChoiceRow>(choice =>
        {
            choice.ToTable("choices").HasKey(c => c.User);
            choice.Property(c => c.User).HasColumnName("user_name").UseCollation("NOCASE");
            choice.Property(c => c.Version).HasColumnName("version");
            choice.Property(c => c.Choices).HasColumnName("choices");
            choice.Property(c => c.KeptAt).HasColumnName("kept_at");
        });
        modelBuilder.Entity<WithdrawalRow>(withdrawal =>
        {
            withdrawal.ToTable("withdrawals").HasKey(w => new { w.Ticket, w.Item });
            withdrawal.Property(w => w.Ticket).HasColumnName("ticket");
            withdrawal.Property(w => w.Item).HasColumnName("item");
            withdrawal.Property(w => w.Author).HasColumnName("author");
            withdrawal.Property(w => w.Written).HasColumnName("written");
            withdrawal.Property(w => w.TakenBy).HasColumnName("taken_by");
            withdrawal.Property(w => w.TakenAt).HasColumnName("taken_at");
        });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(a => a.Id);
            audit.Property(a => a.Id).HasColumnName("id").ValueGeneratedOnAdd();
            audit.Property(a => a.Time).HasColumnName("time");
            audit.Property(a => a.User).HasColumnName("user_name");
            audit.Property(a => a.Action).HasColumnName("action");
            audit.Property(a => a.Target).HasColumnName("target");
            audit.Property(a => a.Source).HasColumnName("source");
            audit.Property(a => a.Success).HasColumnName("success");
            audit.Property(a => a.Detail).HasColumnName("detail");
        });
    }
}

/// <summary>SQLite has no time type it can order by; milliseconds since 1970 order as they should.</summary>
internal sealed class MillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
