using System.Globalization;
using System.Text.Json;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>The ctest command line, on a copy of a build folder.</summary>
/// <param name="folder">Of the copy.</param>
internal sealed class CTest(string folder)
{
    private const int LongListing = 1 << 28;

    /// <summary>How many tests there are, built already or not; or why they cannot be told.</summary>
    public Task<(int? Count, string? Fault)> CountAsync(
        Confinement confinement,
        CancellationToken cancellationToken
    ) =>
        ReadAsync<int?>(
            json => CTestListing.Count(json),
            confinement,
            TimeSpan.FromMinutes(2),
            cancellationToken
        );

    /// <summary>The tests that can be run alone; or why they cannot be told.</summary>
    public Task<(IReadOnlyList<CTestEntry>? Tests, string? Fault)> ListAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) =>
        ReadAsync<IReadOnlyList<CTestEntry>>(
            json =>
                CTestListing
                    .Parse(json)
                    .Select(test => test with { Folder = Path.Combine(folder, test.Folder) })
                    .ToList(),
            confinement,
            timeout,
            cancellationToken
        );

    /// <summary>Runs all tests once.</summary>
    /// <param name="added">Variables beside those of the confinement.</param>
    public async Task<TestResults> RunAsync(
        Confinement confinement,
        IReadOnlyDictionary<string, string> added,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var report = Path.Combine(confinement.Results, $"ctest-{Guid.NewGuid():n}.xml");
        // One hanging test is named and ends alone; the overall time-out is the net below it.
        var one = (timeout.TotalSeconds * 0.9).ToString("0", CultureInfo.InvariantCulture);
        var run = await StartAsync(
            ["--output-junit", report, "--timeout", one, "--no-tests=error"],
            confinement,
            added,
            timeout,
            cancellationToken
        );
        return CTestReport.Read(report, run, timeout);
    }

    private async Task<(T? Read, string? Fault)> ReadAsync<T>(
        Func<string, T> read,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var run = await StartAsync(
            ["--show-only=json-v1"],
            confinement,
            [],
            timeout,
            cancellationToken
        );
        if (!run.Succeeded)
        {
            return (default, $"ctest does not list the tests: {BuildLog.LastWords(run)}");
        }

        try
        {
            return (read(run.Output), null);
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or ArgumentException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            return (default, $"ctest's list of tests cannot be read: {exception.Message}");
        }
    }

    private async Task<ProcessResult> StartAsync(
        IReadOnlyList<string> arguments,
        Confinement confinement,
        IEnumerable<KeyValuePair<string, string>> added,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var command = confinement.Wrap(["ctest", .. arguments], folder);
        var environment = confinement.Environment();
        foreach (var (name, value) in added)
        {
            environment[name] = value;
        }

        return await ProcessRunner.RunAsync(
            new(command[0], command[1..], folder)
            {
                Environment = environment,
                Timeout = timeout,
                Limits = confinement.Limits,
                OutputLimit = LongListing,
            },
            cancellationToken
        );
    }
}
