using System.CommandLine;
using PieBot.Core.Targets;

namespace PieBot.Tool.Commands;

/// <summary>The options that say which changes are meant.</summary>
internal sealed class ChangeOptions(Command command)
{
    private readonly Option<string> _repository = command.With(Repository);

    private readonly Option<string?> _base = command.Text(
        "--base REF",
        "Branch or commit to compare with, from its merge base with the head. Default: the default branch."
    );

    private readonly Option<string?> _head = command.Text(
        "--head REF",
        "Branch or commit to work on. Default: the checked-out commit."
    );

    private readonly Option<bool> _uncommitted = command.Flag(
        "--include-uncommitted",
        "Use the working tree as the head, including untracked files."
    );

    private readonly Option<string[]?> _include = Include(command);
    private readonly Option<string[]?> _exclude = Exclude(command);

    public static Option<string> Repository { get; } =
        new("--repo")
        {
            Description = "A folder inside the git checkout.",
            DefaultValueFactory = _ => ".",
            HelpName = "DIR",
        };

    public static Option<string[]?> Include(Command command) =>
        command.Text<string[]>(
            "--include GLOB",
            "Only files that match this glob, such as 'src/**/*.cs'. May be repeated."
        );

    public static Option<string[]?> Exclude(Command command) =>
        command.Text<string[]>(
            "--exclude GLOB",
            "Leave out files that match this glob. May be repeated."
        );

    /// <summary>Finds the configuration at the base of these changes.</summary>
    public Task<Configured> ConfigureAsync(
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => ConfigurationOptions.OfChangesAsync(parsed, Read(new Given(parsed)), cancellationToken);

    /// <summary>The changes, with what the configuration says of paths.</summary>
    public ChangeRequest Read(Configured configured)
    {
        var request = Read(configured.Given);
        var (_, paths, _, _) = configured.Configuration;
        return request with
        {
            Include = request.Include.Count > 0 ? request.Include : paths.Include,
            Exclude = request.Exclude.Count > 0 ? request.Exclude : paths.Exclude,
            Covers = configured.Configuration.Covers,
        };
    }

    private ChangeRequest Read(Given given) =>
        new(
            Path.GetFullPath(given.GetValue(_repository)!),
            given.GetValue(_base),
            given.GetValue(_head),
            given.GetValue(_uncommitted)
        )
        {
            Include = given.GetValue(_include) ?? [],
            Exclude = given.GetValue(_exclude) ?? [],
        };
}
