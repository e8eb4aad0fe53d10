using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>What is known of a language builds and tests; a command that the repository names is timed instead of the tests.</summary>
internal sealed class TimedEcosystem(
    IEcosystem tested,
    CommandProject project,
    Func<string, ILanguage> languageOf
) : IEcosystem
{
    public string Name => tested.Name;

    public bool Reads(string path) => project.Paths.Covers(path) && tested.Reads(path);

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var timed = project;
        if (project.Benchmarks is { } filter)
        {
            (timed, var missing) = BenchmarkProjects.Find(head, project, filter);
            if (timed is null)
            {
                return (null, missing);
            }
        }

        var (prepared, fault) = await tested.PrepareAsync(
            head,
            settings,
            confinement,
            clock,
            cancellationToken
        );
        if (prepared is null)
        {
            return (null, fault);
        }

        var sides = new CommandSides(head, timed, settings, confinement);
        clock.Enter("build", timed.Name);
        if (await sides.BuildHeadAsync(cancellationToken) is { } error)
        {
            await prepared.DisposeAsync();
            return (null, $"what is timed does not build at the head: {error}");
        }

        return (new TimedHead(prepared, sides, new(head.Root, languageOf)), null);
    }
}
