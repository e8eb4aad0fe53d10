using System.CommandLine;
using PieBot.Core.Targets;

namespace PieBot.Tool.Commands;

/// <summary>The options that say which changes are meant.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<string?> _base = new("--base")
    {
        Description =
            "Branch or commit to compare with, from its merge base with the head. Default: the default branch.",
        HelpName = "REF",
    };

    private readonly Option<string?> _head = new("--head")
    {
        Description = "Branch or commit to work on. Default: the checked-out commit.",
        HelpName = "REF",
    };

    private readonly Option<bool> _uncommitted = new("--include-uncommitted")
    {
        Description = "Use the working tree as the head, including untracked files.",
    };

    private readonly Option<string[]> _include = new("--include")
    {
        Description = "Only files that match this glob, such as 'src/**/*.cs'. May be repeated.",
        HelpName = "GLOB",
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Leave out files that match this glob. May be repeated.",
        HelpName = "GLOB",
    };

    public static Option<string> Repository { get; } =
        new("--repo")
        {
            Description = "A folder inside the git checkout.",
            DefaultValueFactory = _ => ".",
            HelpName = "DIR",
        };

    public void AddTo(Command command)
    {
        foreach (
            var option in (Option[])[Repository, _base, _head, _uncommitted, _include, _exclude]
        )
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The same with what the configuration says of paths.</summary>
    public ChangeRequest Read(Configured configured)
    {
        var request = Read(configured.Parsed);
        var (_, paths, _, _) = configured.Configuration;
        return request with
        {
            Include = request.Include.Count > 0 ? request.Include : paths.Include,
            Exclude = request.Exclude.Count > 0 ? request.Exclude : paths.Exclude,
            Covers = configured.Configuration.Covers,
        };
    }

    public ChangeRequest Read(ParseResult parsed) =>
        new(
            Path.GetFullPath(parsed.GetValue(Repository)!),
            parsed.GetValue(_base),
            parsed.GetValue(_head),
            parsed.GetValue(_uncommitted)
        )
        {
            Include = parsed.GetValue(_include) ?? [],
            Exclude = parsed.GetValue(_exclude) ?? [],
        };
}
