using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Programs;

/// <summary>Runs a compiler over a program that somebody else wrote: confined as the program itself.</summary>
internal static class Compilation
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <returns>Null when it went well, else its first errors.</returns>
    public static async Task<string?> RunAsync(
        IReadOnlyList<string> command,
        string folder,
        Confinement confinement,
        CancellationToken cancellationToken
    )
    {
        var wrapped = confinement.Wrap(command, folder);
        var result = await ProcessRunner.RunAsync(
            new(wrapped[0], wrapped.Skip(1).ToList(), folder)
            {
                Environment = confinement.Environment(),
                Limits = confinement.Limits,
                Timeout = Longest,
            },
            cancellationToken
        );
        return result.Succeeded ? null
            : result.TimedOut ? $"the compiler did not end within {Longest.TotalSeconds:0} s"
            : result.Breach ?? Shorten(result.Error + result.Output, folder);
    }

    private static string Shorten(string log, string folder)
    {
        var lines = log.Split(
            '\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var errors = lines
            .Where(line => line.Contains("error", StringComparison.Ordinal))
            .DefaultIfEmpty(lines.FirstOrDefault("the compiler failed without a word"));
        return string.Join("; ", errors.Take(2))
            .Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
