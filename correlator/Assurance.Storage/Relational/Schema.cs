using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Assurance.Storage.Relational;

/// <summary>The tables, as numbered steps: a database carries the number of the last step it has (<c>user_version</c>), and start adds the rest.</summary>
internal static class Schema
{
    // Times are milliseconds since 1970 UTC. The audit trail can be added to and read, by any program that opens the file.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE users (
            name TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            password_hash BLOB NOT NULL,
            salt BLOB NOT NULL,
            iterations INTEGER NOT NULL,
            role TEXT NOT NULL,
            organization TEXT NULL,
            language TEXT NULL,
            disabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL);
        CREATE TABLE tokens (
            hash TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            user_name TEXT NOT NULL COLLATE NOCASE,
            role TEXT NOT NULL,
            organization TEXT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            revoked_at INTEGER NULL);
        CREATE INDEX tokens_by_user ON tokens (user_name);
        CREATE TABLE audit (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            user_name TEXT NOT NULL,
            action TEXT NOT NULL,
            target TEXT NOT NULL,
            source TEXT NOT NULL,
            success INTEGER NOT NULL,
            detail TEXT NOT NULL);
        CREATE INDEX audit_by_time ON audit (time);
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        """,
        """
        ALTER TABLE users ADD COLUMN last_login INTEGER NULL;
        UPDATE users SET last_login = (SELECT max(created_at) FROM tokens WHERE user_name = users.name AND kind = 'Session');
        CREATE INDEX audit_by_user ON audit (user_name, id);
        CREATE INDEX audit_by_action ON audit (action, id);
        """,
        """
        CREATE TABLE saved_views (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            owner TEXT NOT NULL COLLATE NOCASE,
            audience TEXT NULL,
            view TEXT NOT NULL,
            name TEXT NOT NULL,
            query TEXT NOT NULL,
            saved_at INTEGER NOT NULL);
        CREATE UNIQUE INDEX saved_views_by_owner ON saved_views (owner, view, name);
        CREATE INDEX saved_views_by_audience ON saved_views (audience);
        """,
        """
        CREATE TABLE choices (
            user_name TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            version INTEGER NOT NULL,
            choices TEXT NOT NULL,
            kept_at INTEGER NOT NULL);
        """,
        """
        CREATE TABLE withdrawals (
            ticket TEXT NOT NULL,
            item TEXT NOT NULL,
            author TEXT NOT NULL,
            written INTEGER NOT NULL,
            taken_by TEXT NOT NULL,
            taken_at INTEGER NOT NULL,
            PRIMARY KEY (ticket, item));
        """,
    ];

    /// <exception cref="InvalidDataException">A newer version of the product wrote the database.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        Execute(connection, null, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        var version = Version(connection, transaction);
        if (version > Steps.Length)
        {
            throw new InvalidDataException(
                $"{connection.DataSource}: schema {version} is newer than this program's {Steps.Length}; run the version that wrote it, or restore a backup");
        }

        for (var step = version; step < Steps.Length; step++)
        {
            Execute(connection, transaction, Steps[step]);
            Execute(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step + 1}"));
        }

        transaction.Commit();
    }

    private static int Version(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // The texts are the constants above; nothing from outside gets into them.
#pragma warning disable CA2100
    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
