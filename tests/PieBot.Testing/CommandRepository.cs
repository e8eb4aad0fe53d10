using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;

namespace PieBot.Testing;

/// <summary>Verifications of repositories that a configuration alone drives.</summary>
internal static class CommandRepository
{
    // Each candidate rewrites the whole file, and competes with none.
    public static async Task<IReadOnlyList<Verdict>> VerifyAsync(
        TinyGit tiny,
        string configuration,
        string path,
        string head,
        params string[] edited
    )
    {
        var read = ConfigurationReader.Read(new(".piebot.yml", configuration));
        var commit = (await tiny.GitAsync("rev-parse", "HEAD")).Trim();
        var target = LanguagePacks.Blocks.Members(path, head)[0];
        var verdicts = new List<Verdict>();
        foreach (var text in edited)
        {
            using var folder = new TemporaryFolder();
            var candidate = LineCandidate.Of(
                $"c-{verdicts.Count}",
                target,
                head,
                target.Lines,
                text.TrimEnd('\n')
            );
            verdicts.AddRange(
                await new Verifier(
                    new()
                    {
                        Projects = read.Projects,
                        Trials = 4,
                        MinSaving = 0.3,
                        Shrink = false,
                    },
                    null
                ).VerifyAsync(
                    tiny.Root,
                    new(
                        ProposalFile.CurrentVersion,
                        ToolVersion.Current,
                        new(commit, commit, false, [], [target], []),
                        [candidate],
                        []
                    ),
                    new(folder.Path),
                    TestContext.Current.CancellationToken
                )
            );
        }

        return verdicts;
    }
}
