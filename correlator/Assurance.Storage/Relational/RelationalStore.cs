using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Assurance.Storage.Choices;
using Assurance.Storage.Views;
using Assurance.Storage.Withdrawals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Relational;

/// <summary>The relational store: <c>assurance.db</c> (SQLite) in the data directory. It holds accounts, tokens, saved views, choices, what was taken away from tickets, and the audit trail;
/// a relational history of faults and alarms, and PostgreSQL, are not built yet.</summary>
public sealed class RelationalStore
{
    private readonly DbContextOptions<RelationalContext> options;

    private RelationalStore(string connectionString, TimeProvider clock, int passwordIterations)
    {
        options = new DbContextOptionsBuilder<RelationalContext>().UseSqlite(connectionString).Options;
        Accounts = new AccountStore(Context, clock, passwordIterations);
        Register = new AccountRegister(Context, clock, passwordIterations);
        Tokens = new TokenStore(Context, clock);
        Audit = new AuditTrail(Context, clock);
        Views = new SavedViewStore(Context, clock);
        Choices = new ChoiceStore(Context, clock);
        Withdrawals = new WithdrawalStore(Context);
    }

    public AccountStore Accounts { get; }

    public AccountRegister Register { get; }

    public TokenStore Tokens { get; }

    public AuditTrail Audit { get; }

    public SavedViewStore Views { get; }

    public ChoiceStore Choices { get; }

    public WithdrawalStore Withdrawals { get; }

    /// <summary>Opens the store, creating the directory, the file and what tables it lacks.</summary>
    /// <exception cref="IOException">The directory or the file cannot be written.</exception>
    /// <exception cref="InvalidDataException">A newer version of the product wrote the file.</exception>
    public static RelationalStore Open(string dataDirectory, TimeProvider clock) => Open(dataDirectory, clock, PasswordHash.Iterations);

    /// <inheritdoc cref="Open(string, TimeProvider)"/>
    internal static RelationalStore Open(string dataDirectory, TimeProvider clock, int passwordIterations)
    {
        var path = Path.Combine(Directory.CreateDirectory(dataDirectory).FullName, "assurance.db");
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            Schema.Migrate(connection);
        }
        catch (SqliteException error)
        {
            throw new IOException($"{path}: {error.Message}", error);
        }

        return new RelationalStore(connectionString, clock, passwordIterations);
    }

    private RelationalContext Context() => new(options);
}
