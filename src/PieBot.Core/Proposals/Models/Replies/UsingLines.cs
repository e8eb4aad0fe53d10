using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Changes;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Adds the namespaces that an edit needs to the top of its file.</summary>
internal static partial class UsingLines
{
    private const int Most = 8;

    /// <summary>Null when nothing is to be added; a fault when what is asked for is not a plain namespace.</summary>
    public static (Edit? Edit, string? Fault) Of(
        string path,
        SyntaxNode root,
        IReadOnlyList<string> file,
        IReadOnlyList<string> usings
    )
    {
        var known = root.DescendantNodes()
            .OfType<UsingDirectiveSyntax>()
            .Where(one => one.Alias is null && one.StaticKeyword == default)
            .ToList();
        var wanted = usings.Select(Bare).Where(one => one.Length > 0).Distinct().ToList();
        if (wanted.Count > Most || wanted.Exists(one => !Namespace().IsMatch(one)))
        {
            return (null, "a using it asks for is not the name of a namespace");
        }

        wanted.RemoveAll(one => known.Exists(directive => directive.Name?.ToString() == one));
        if (wanted.Count == 0)
        {
            return (null, null);
        }

        // Before what stands there now, which is repeated: a place without lines can be told from no other.
        var line =
            known.Count > 0
                ? known[0].GetLocation().GetLineSpan().StartLinePosition.Line
                : FirstCode(root);
        var original = line < file.Count ? file[line] : "";
        return (
            new(
                path,
                new(line + 1, line + 1),
                original,
                string.Join('\n', wanted.Select(one => $"using {one};").Append(original))
            ),
            null
        );
    }

    private static int FirstCode(SyntaxNode root) =>
        root.ChildNodes().FirstOrDefault() is { } first
            ? first.GetLocation().GetLineSpan().StartLinePosition.Line
            : 0;

    private static string Bare(string text)
    {
        var bare = text.Trim().TrimEnd(';').Trim();
        return bare.StartsWith("using ", StringComparison.Ordinal) ? bare[6..].Trim() : bare;
    }

    [GeneratedRegex(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();
}
