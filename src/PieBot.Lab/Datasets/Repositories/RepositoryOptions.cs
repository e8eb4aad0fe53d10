using System.CommandLine;

namespace PieBot.Lab.Datasets.Repositories;

/// <summary>What the commands share that make pairs from a repository.</summary>
internal static class RepositoryOptions
{
    public static readonly Option<string> Repository = new("--repo")
    {
        Description = "A folder inside the git checkout.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
    };

    public static readonly Option<string> Output = new("--output")
    {
        Description = "File of pairs to write (.jsonl, in the PIE layout).",
        Required = true,
        HelpName = "FILE",
    };

    /// <summary>A repository is one problem, since its code resembles itself: all its pairs belong into one split.</summary>
    public static string Problem(string root) => Path.GetFileName(root.TrimEnd('/', '\\'));
}
