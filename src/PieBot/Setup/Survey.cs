using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Processes;

namespace PieBot.Tool.Setup;

/// <summary>What a checkout holds, told by its files; nothing of it is executed.</summary>
/// <param name="Root">The top folder of the working tree.</param>
/// <param name="DefaultBranch">What changes are compared with; null when git cannot tell.</param>
internal sealed record Survey(string Root, string? DefaultBranch, IReadOnlyList<FoundPart> Parts)
{
    /// <summary>Whether PieBot can prove anything here.</summary>
    public bool HasTests => Parts.Any(part => part.Tests is not null);

    /// <param name="folder">Any folder of the checkout.</param>
    /// <exception cref="UserErrorException">It is in no git checkout.</exception>
    public static async Task<Survey> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        using var git = await GitReader.OpenAsync(folder, cancellationToken);
        // What git ignores is no source: packages, outputs, environments.
        var listed = await new Git(git.Root).RunAsync(
            ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cancellationToken
        );
        var files = listed
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Where(file => File.Exists(Path.Combine(git.Root, file)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new(
            git.Root,
            await git.DefaultBranchAsync(cancellationToken),
            [.. KnownParts.Find(git.Root, files), .. CommandParts.Find(git.Root, files)]
        );
    }
}
