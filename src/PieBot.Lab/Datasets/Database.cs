using System.Data;
using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using PieBot.Core;

namespace PieBot.Lab.Datasets;

/// <summary>A DuckDB database with a bound on its memory; what does not fit goes to files beside it.</summary>
internal sealed class Database : IDisposable
{
    private readonly DuckDBConnection _connection;

    private Database(DuckDBConnection connection) => _connection = connection;

    /// <param name="path">Null: in memory, with <paramref name="folder"/> for what does not fit.</param>
    /// <param name="memory">MiB.</param>
    /// <exception cref="UserErrorException">Another process has it open, or the disk cannot be written.</exception>
    public static Database Open(string? path, string folder, int memory, int threads)
    {
        Directory.CreateDirectory(folder);
        var connection = new DuckDBConnection($"Data Source={path ?? ":memory:"}");
        try
        {
            connection.Open();
        }
        catch (DuckDBException exception)
        {
            connection.Dispose();
            throw UserError(exception);
        }

        var database = new Database(connection);
        database.Run(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SET memory_limit = '{memory}MiB';
                SET threads = {threads};
                SET temp_directory = {Text(Path.Combine(folder, "spill"))};
                SET preserve_insertion_order = false;
                SET enable_progress_bar = false;
                """
            ),
            CancellationToken.None
        );
        return database;
    }

    /// <summary>A string as SQL writes it.</summary>
    public static string Text(string value) =>
        $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <exception cref="UserErrorException">The data or the disk is at fault.</exception>
    public void Run(string sql, CancellationToken cancellationToken) =>
        Execute(sql, command => command.ExecuteNonQuery(), cancellationToken);

    /// <summary>The first column of the first row.</summary>
    public long Count(string sql, CancellationToken cancellationToken) =>
        Execute(
            sql,
            command => Convert.ToInt64(command.ExecuteScalar() ?? 0, CultureInfo.InvariantCulture),
            cancellationToken
        );

    /// <summary>All rows; for results that fit into memory.</summary>
    public List<T> Rows<T>(
        string sql,
        Func<IDataRecord, T> read,
        CancellationToken cancellationToken
    ) =>
        Execute(
            sql,
            command =>
            {
                using var reader = command.ExecuteReader();
                var rows = new List<T>();
                while (reader.Read())
                {
                    rows.Add(read(reader));
                }

                return rows;
            },
            cancellationToken
        );

    public void Dispose() => _connection.Dispose();

    private T Execute<T>(
        string sql,
        Func<DuckDBCommand, T> run,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancellationToken.Register(command.Cancel);
        try
        {
            return run(command);
        }
        catch (DuckDBException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw UserError(exception);
        }
    }

    // Faults of the data, the disk and the memory are the user's to fix; all others are bugs.
    private static Exception UserError(DuckDBException exception) =>
        exception.ErrorType
            is DuckDBErrorType.Io
                or DuckDBErrorType.OutOfMemory
                or DuckDBErrorType.InvalidInput
                or DuckDBErrorType.Conversion
            ? new UserErrorException(
                $"The data cannot be read or worked on: {exception.Message.Trim()}",
                exception
            )
            : exception;
}
