namespace PieBot.Testing;

/// <summary>A slow module in JavaScript with a benchmark that prints its processor time.</summary>
internal static class NodeRepository
{
    public const string Path = "lib/unique.js";

    public const string Slow = """
        exports.unique = function (values) {
          const found = [];
          for (const value of values) {
            if (!found.includes(value)) found.push(value);
          }
          return found;
        };

        """;

    /// <summary>How <see cref="Write"/>'s benchmark is run and read, for a <c>.piebot.yml</c>.</summary>
    public const string Timing =
        @"timing: { command: node bench.js, regex: '^(?<name>\w+) (?<time>[\d.]+) ms$', unit: ms }";

    public static void Write(TinyGit repository)
    {
        repository.Write(Path, Slow);
        repository.Write(
            "bench.js",
            """
            const { unique } = require('./lib/unique');
            const values = Array.from({ length: 3000 }, (_, at) => (at * 7919) % 2500);
            const since = process.cpuUsage();
            for (let round = 0; round < 4; round++) unique(values);
            const spent = process.cpuUsage(since);
            console.log(`unique ${(spent.user + spent.system) / 1000} ms`);

            """
        );
    }
}
