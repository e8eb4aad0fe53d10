namespace PieBot.Workers;

/// <summary>Where the times of a command come from.</summary>
internal enum TimesFrom
{
    /// <summary>CPU time of all processes that it starts and waits for.</summary>
    Cpu,

    /// <summary>Its wall time, for commands that wait.</summary>
    Wall,

    /// <summary>What it prints, found by a regular expression.</summary>
    Regex,

    /// <summary>JSON that it prints, or writes to a file, by a path of names.</summary>
    Json,

    /// <summary>BenchmarkDotNet's full JSON report.</summary>
    BenchmarkDotNet,

    /// <summary>Google Benchmark's JSON (<c>--benchmark_out_format=json</c>).</summary>
    GoogleBenchmark,

    /// <summary>pytest-benchmark's JSON (<c>--benchmark-json</c>).</summary>
    PytestBenchmark,

    /// <summary>hyperfine's JSON (<c>--export-json</c>).</summary>
    Hyperfine,
}

/// <summary>A command that a worker runs anew each time, and what is taken for its time.</summary>
/// <param name="Line">Of the system's shell.</param>
/// <param name="Pattern">The regular expression, or the JSON path; null for the others.</param>
/// <param name="Files">Glob of the files that it writes its times to; null: what it prints is read.</param>
/// <param name="Unit">Of printed times: <c>ns</c>, <c>us</c>, <c>ms</c> or <c>s</c>. The formats tell theirs.</param>
internal sealed record TimedCommand(
    string Line,
    TimesFrom From = TimesFrom.Cpu,
    string? Pattern = null,
    string? Files = null,
    string Unit = "s"
);
