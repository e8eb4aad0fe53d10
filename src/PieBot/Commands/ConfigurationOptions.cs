using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Tool.Commands;

/// <summary>A command line with what the repository's configuration adds to it.</summary>
internal sealed record Configured(
    Given Given,
    RepositoryConfiguration Configuration,
    IReadOnlyList<string> Notices
)
{
    /// <summary>The proposals with the configuration they were made by, for the stages to come.</summary>
    public ProposalFile Carry(ProposalFile proposals) =>
        proposals with
        {
            Configuration = Configuration.File ?? proposals.Configuration,
            Notices = proposals.Notices.Union(Notices).ToList(),
        };

    /// <summary>A fault of options that do not go together, blamed on the configuration: the command line's own are found when it is parsed.</summary>
    public UserErrorException Fault(string message, params Option[] options)
    {
        var places = Configuration
            .Options.Where(setting =>
                options.Any(one => one.Name == setting.Option && Given.IsOfFile(one))
            )
            .Select(setting => setting.Where)
            .ToList();
        return new($"{(places is [var only] ? only : Configuration.File!.Name)}: {message}");
    }
}

/// <summary>Finds a repository's configuration, and has it fill in what the user leaves open.</summary>
internal static class ConfigurationOptions
{
    public static Option<string?> File { get; } =
        new("--config")
        {
            Description =
                "Configuration to use instead of the .piebot.yml at the base of the changes (docs/configuration.md).",
            HelpName = "FILE",
        };

    /// <summary>By the base of a branch's changes.</summary>
    public static async Task<Configured> OfChangesAsync(
        ParseResult parsed,
        ChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        var (start, head) = await ChangeReader.RangeAsync(request, cancellationToken);
        return await ReadAsync(parsed, request.Repository, start, head, cancellationToken);
    }

    /// <summary>By one commit, which changes of the user's own apply to.</summary>
    public static async Task<Configured> OfCommitAsync(
        ParseResult parsed,
        string repository,
        string? commit,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(repository, cancellationToken);
        var head =
            await git.ResolveAsync(commit ?? "HEAD", cancellationToken)
            ?? throw new UserErrorException(
                $"There is no commit '{commit ?? "HEAD"}' in this clone."
            );
        return await ReadAsync(parsed, repository, head, head, cancellationToken);
    }

    /// <summary>By what proposals carry, unless the user names a file.</summary>
    public static Configured OfProposals(ParseResult parsed, ProposalFile proposals)
    {
        var file = parsed.GetValue(File) is { } named
            ? BaseConfiguration.Named(named)
            : proposals.Configuration;
        var configuration = file is null
            ? RepositoryConfiguration.None
            : ConfigurationReader.Read(file);
        var notices = new List<string>();
        return new(Fill(parsed, configuration, notices), configuration, notices);
    }

    /// <summary>By a file that is known already.</summary>
    /// <param name="file">Null: none.</param>
    public static Given OfFile(ParseResult parsed, ConfigurationFile? file) =>
        file is null ? new(parsed) : Fill(parsed, ConfigurationReader.Read(file), []);

    private static async Task<Configured> ReadAsync(
        ParseResult parsed,
        string repository,
        string start,
        string head,
        CancellationToken cancellationToken
    )
    {
        var (configuration, notices) = await BaseConfiguration.ReadAsync(
            repository,
            start,
            head,
            parsed.GetValue(File),
            cancellationToken
        );
        List<string> all = [.. notices];
        return new(Fill(parsed, configuration, all), configuration, all);
    }

    // The configuration's options are checked by the same rules as the user's, and blamed by their place.
    private static Given Fill(
        ParseResult line,
        RepositoryConfiguration configuration,
        List<string> notices
    )
    {
        var withoutModel = ModelOptions.IsOutOfReach(line, configuration);
        if (withoutModel)
        {
            notices.Add(
                $"{configuration.File!.Name} names a model, but there is no key for it, so only the rules propose. Jobs for forks and Dependabot get no key; elsewhere set PIEBOT_API_KEY."
            );
        }

        var hasModel = !string.IsNullOrWhiteSpace(
            Environment.GetEnvironmentVariable("PIEBOT_MODEL")
        );
        var file = new Command("file");
        var words = new List<string>();
        foreach (var setting in configuration.Options)
        {
            if (
                line.CommandResult.Command.Options.FirstOrDefault(one => one.Name == setting.Option)
                    is not { } option
                || line.GetResult(option) is { Implicit: false }
                || (withoutModel && setting.Option is ("--model" or "--proposer"))
                || (hasModel && setting.Option == "--model")
            )
            {
                continue;
            }

            if (!file.Options.Contains(option))
            {
                file.Options.Add(option);
            }

            words.Add(setting.Value is null ? setting.Option : $"{setting.Option}={setting.Value}");
            if (file.Parse(words).Errors is [var error, ..])
            {
                throw new UserErrorException($"{setting.Where}: {error.Message}");
            }
        }

        return words.Count == 0 ? new(line) : new(line, file.Parse(words));
    }
}
