using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Text.Commands;
using PieBot.Core.Processes;
using PieBot.Core.Targets;

namespace PieBot.Tool.Setup;

/// <summary>Checks whether this machine has what the parts of a checkout are built and tested with; starts nothing of the checkout.</summary>
internal static class PartChecks
{
    public static async Task<IReadOnlyList<Check>> RunAsync(
        Survey survey,
        CancellationToken cancellationToken
    )
    {
        var (projects, unread) = Projects(survey.Root);
        IReadOnlyList<IEcosystem> parts =
        [
            .. LanguagePacks
                .All.Select(pack => pack.Ecosystem)
                .Where(ecosystem =>
                    survey.Parts.Any(part =>
                        part is { Tests: not null, Commands: null }
                        && part.Ecosystem == ecosystem.Name
                    )
                ),
            .. projects.Select(project => new CommandEcosystem(project, LanguagePacks.For)),
        ];
        var checks = new List<IReadOnlyList<Check>>();
        foreach (var part in parts)
        {
            checks.Add(await part.NeedsAsync(survey.Root, cancellationToken));
        }

        // While one of them can be verified, something can be proved.
        var whole = checks.Exists(part => part.All(check => check.State != CheckState.Bad));
        return
        [
            .. checks
                .SelectMany(part => part)
                .Select(check =>
                    whole && check.State == CheckState.Bad
                        ? check with
                        {
                            State = CheckState.Poor,
                        }
                        : check
                ),
            .. unread is null ? Array.Empty<Check>() : [unread],
        ];
    }

    // Of the working tree, though a run takes those of the base: nothing of them is started.
    private static (IReadOnlyList<CommandProject> Projects, Check? Unread) Projects(string root)
    {
        var file = Path.Combine(root, ConfigurationFile.Usual);
        try
        {
            return File.Exists(file)
                ? (ConfigurationReader.Read(BaseConfiguration.Named(file)).Projects, null)
                : ([], null);
        }
        catch (UserErrorException exception)
        {
            return (
                [],
                new(ConfigurationFile.Usual, CheckState.Poor, exception.Message, "Correct it.")
            );
        }
    }
}
