using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>Whatever can say by what commands it is built and tested.</summary>
internal sealed class CommandEcosystem(CommandProject project, Func<string, ILanguage> languageOf)
    : IEcosystem
{
    public string Name => project.Name;

    public bool Reads(string path) => project.Test is not null && project.Paths.Covers(path);

    public Task<IReadOnlyList<Check>> NeedsAsync(
        string checkout,
        CancellationToken cancellationToken
    ) => Task.FromResult(CommandWords.Checks(project));

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var sides = new CommandSides(head, project, settings, confinement);
        clock.Enter("build", project.Name);
        return await sides.BuildHeadAsync(cancellationToken) is { } fault
            ? (null, $"the head does not build: {fault}")
            : (new CommandHead(head, sides, new(head.Root, languageOf)), null);
    }
}
