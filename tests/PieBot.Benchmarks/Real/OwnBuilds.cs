using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Benchmarks.Real;

/// <summary>What it costs to compile a project in memory and hold it against its own build, beside that build; wall seconds.</summary>
/// <param name="Comparing">Evaluating, compiling and comparing the project as it stands: once a run.</param>
/// <param name="InMemory">Of each candidate after that, its output folder included.</param>
/// <param name="Full">Of <c>dotnet build --no-restore</c> of the tests after a change of a line.</param>
/// <param name="Notices">What differed; empty where both are equal.</param>
internal sealed record OwnBuilds(
    double Comparing,
    IReadOnlyList<double> InMemory,
    IReadOnlyList<double> Full,
    IReadOnlyList<string> Notices
)
{
    /// <param name="sample">A folder with a repository's files, which are copied.</param>
    /// <param name="file">The file that candidates edit, relative to it.</param>
    public static async Task<OwnBuilds> MeasureAsync(string sample, string file, int builds)
    {
        var root = Directory.CreateTempSubdirectory("piebot-own-").FullName;
        try
        {
            using var copy = TreeCopy.Create(sample, root, new Dictionary<string, byte[]>());
            var servers = new CompilerServers();
            await using var held = servers.ConfigureAwait(false);
            var (built, fault) = await DotNetEcosystem
                .BuildAsync(
                    root,
                    [file],
                    new VerifySettings(),
                    servers,
                    new((_, _) => { }),
                    default
                )
                .ConfigureAwait(false);
            var memory = new MemorySides(
                root,
                built ?? throw new InvalidOperationException(fault),
                servers,
                TimeSpan.FromMinutes(15)
            );
            var started = Stopwatch.GetTimestamp();
            var notices = await memory.CompareAsync([file], default).ConfigureAwait(false);
            var comparing = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var path = Path.Combine(root, file);
            var text = await File.ReadAllTextAsync(path).ConfigureAwait(false);
            var inMemory = new List<double>();
            var full = new List<double>();
            for (var number = 0; number < builds; number++)
            {
                var edited = $"{text}\n// {number}\n";
                started = Stopwatch.GetTimestamp();
                var side = await memory
                    .BuildAsync(
                        new(
                            "side",
                            SideKind.Plain,
                            new Dictionary<string, string> { [file] = edited }
                        ),
                        [],
                        default
                    )
                    .ConfigureAwait(false);
                inMemory.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                (side as MemorySide.Built)?.Side.Dispose();
                await File.WriteAllTextAsync(path, edited).ConfigureAwait(false);
                started = Stopwatch.GetTimestamp();
                fault = await DotNetCli
                    .BuildAsync(
                        built.Projects[0].ProjectFile,
                        built.Projects[0].Framework,
                        new(TimeSpan.FromMinutes(15)),
                        default
                    )
                    .ConfigureAwait(false);
                full.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                if (fault is not null || side is not MemorySide.Built)
                {
                    throw new InvalidOperationException(fault ?? "not built in memory");
                }
            }

            return new(comparing, inMemory, full, notices);
        }
        finally
        {
            Scratch.Remove(root);
        }
    }
}
