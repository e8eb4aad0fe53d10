using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Tool.Commands;

/// <summary>A command line with what the repository's configuration adds to it.</summary>
/// <param name="Parsed">The user's options, and the configuration's where the user gave none.</param>
internal sealed record Configured(
    ParseResult Parsed,
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

    /// <summary>By a file that is known otherwise, unless the user names one.</summary>
    public static ParseResult OfFile(ParseResult parsed, ConfigurationFile? file)
    {
        var used = parsed.GetValue(File) is { } named ? BaseConfiguration.Named(named) : file;
        return used is null ? parsed : Fill(parsed, ConfigurationReader.Read(used), []);
    }

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
    private static ParseResult Fill(
        ParseResult parsed,
        RepositoryConfiguration configuration,
        List<string> notices
    )
    {
        var withoutModel = ModelOptions.IsOutOfReach(parsed, configuration);
        if (withoutModel)
        {
            notices.Add(
                $"{configuration.File!.Name} names a model, but there is no key for it, so only the rules propose. Jobs for forks and Dependabot get no key; elsewhere set PIEBOT_API_KEY."
            );
        }

        var command = parsed.CommandResult.Command;
        var root = parsed.RootCommandResult.Command;
        var given = parsed.Tokens.Select(token => token.Value).ToList();
        var added = new List<string>();
        foreach (var setting in configuration.Options)
        {
            if (
                command.Options.FirstOrDefault(one => one.Name == setting.Option) is not { } option
                || parsed.GetResult(option) is { Implicit: false }
                || (withoutModel && setting.Option is ("--model" or "--proposer"))
                || (
                    setting.Option == "--model"
                    && !string.IsNullOrWhiteSpace(
                        Environment.GetEnvironmentVariable("PIEBOT_MODEL")
                    )
                )
            )
            {
                continue;
            }

            var words = setting.Value is null
                ? setting.Option
                : $"{setting.Option}={setting.Value}";
            if (root.Parse([.. given, words]).Errors is [var error, ..])
            {
                throw new UserErrorException($"{setting.Where}: {error.Message}");
            }

            added.Add(words);
        }

        if (added.Count == 0)
        {
            return parsed;
        }

        var filled = root.Parse([.. given, .. added]);
        return filled.Errors is [var fault, ..]
            ? throw new UserErrorException($"{configuration.File!.Name}: {fault.Message}")
            : filled;
    }
}
