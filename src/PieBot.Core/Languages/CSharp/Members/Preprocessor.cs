using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Members;

/// <summary>
/// C# files with <c>#if</c>: which lines of them the compiler sees hangs on the symbols of their project. They are parsed
/// with the same ones everywhere, or a member would be looked for, timed or broken in code that is not compiled.
/// </summary>
internal static partial class Preprocessor
{
    private static readonly CSharpParseOptions Plain = new(LanguageVersion.Preview);

    /// <param name="symbols">Joined by semicolons, as MSBuild's DefineConstants; null: none.</param>
    public static CSharpParseOptions Options(string? symbols) =>
        string.IsNullOrEmpty(symbols)
            ? Plain
            : Plain.WithPreprocessorSymbols(
                symbols
                    .Split(
                        [';', ',', ' '],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    )
                    .Where(SyntaxFacts.IsValidIdentifier)
            );

    /// <summary>Whether a text asks for symbols at all.</summary>
    public static bool Asks(string text) => Conditional().IsMatch(text);

    /// <summary>Says that edited lines are not compiled, and why; null when all are.</summary>
    /// <param name="lines">Of this text.</param>
    public static string? Uncompiled(
        string path,
        string text,
        string? symbols,
        IReadOnlyCollection<LineRange> lines
    )
    {
        var blind = Disabled(text, symbols).FirstOrDefault(one => lines.Any(one.Lines.Overlaps));
        return blind.Condition is null
            ? null
            : $"lines {blind.Lines} of {path} are not compiled: they are under {blind.Condition}, which is false in this build";
    }

    private static IEnumerable<(LineRange Lines, string Condition)> Disabled(
        string text,
        string? symbols
    )
    {
        if (!Asks(text))
        {
            yield break;
        }

        var source = SourceText.From(text);
        var condition = "#if";
        foreach (
            var trivia in CSharpSyntaxTree
                .ParseText(source, Options(symbols))
                .GetRoot()
                .DescendantTrivia()
        )
        {
            switch (trivia.GetStructure())
            {
                case IfDirectiveTriviaSyntax one:
                    condition = $"#if {one.Condition}";
                    break;
                case ElifDirectiveTriviaSyntax one:
                    condition = $"#elif {one.Condition}";
                    break;
                case ElseDirectiveTriviaSyntax:
                    condition = $"#else of {condition}";
                    break;
                case null when trivia.IsKind(SyntaxKind.DisabledTextTrivia):
                    var span = source.Lines.GetLinePositionSpan(trivia.Span);
                    // It ends where the line of the next directive begins.
                    var last = span.End.Line + (span.End.Character == 0 ? 0 : 1);
                    yield return (
                        new(span.Start.Line + 1, Math.Max(span.Start.Line + 1, last)),
                        condition
                    );
                    break;
                default:
                    break;
            }
        }
    }

    [GeneratedRegex(@"^[ \t]*#[ \t]*if\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();
}
