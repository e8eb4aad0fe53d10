using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Files;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Setup;

internal enum Placement
{
    Written,

    /// <summary>It was there already, as it would be written.</summary>
    Same,
    Replaced,

    /// <summary>Another is there, and was not touched.</summary>
    Left,
}

/// <summary>A file that is to stand in a repository.</summary>
/// <param name="Path">Relative to the root.</param>
internal sealed record PlannedFile(string Path, string Text)
{
    /// <param name="force">Whether another file of that name is replaced.</param>
    /// <exception cref="UserErrorException">It cannot be read or written.</exception>
    public Placement Place(string root, bool force)
    {
        var full = System.IO.Path.Combine(root, Path);
        try
        {
            if (!File.Exists(full))
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
                DurableFile.Replace(full, Text);
                return Placement.Written;
            }

            // A checkout may have other line endings than what was committed.
            if (File.ReadAllText(full).ReplaceLineEndings("\n") == Text)
            {
                return Placement.Same;
            }

            if (force)
            {
                DurableFile.Replace(full, Text);
            }

            return force ? Placement.Replaced : Placement.Left;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write {full}: {exception.Message}", exception);
        }
    }

    /// <summary>What would change of the file that is there: lines with <c>-</c> and <c>+</c>.</summary>
    public IReadOnlyList<string> Difference(string root) =>
        EditDiff
            .Of(
                LineDiff.Of(
                    Path,
                    SourceFile.Parse(File.ReadAllBytes(System.IO.Path.Combine(root, Path))),
                    SourceFile.Parse(System.Text.Encoding.UTF8.GetBytes(Text))
                )
            )
            .SelectMany(diff => diff.Lines)
            .Select(line =>
                $"{line.Kind switch { DiffKind.Removed => '-', DiffKind.Added => '+', _ => ' ' }} {line.Text}"
            )
            .ToList();
}
