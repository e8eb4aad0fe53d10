using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>What is asked about one member.</summary>
/// <param name="Tokens">Of both parts, as counted here.</param>
/// <param name="Cut">What did not fit, for people.</param>
internal sealed record MemberPrompt(
    string System,
    string User,
    int Tokens,
    IReadOnlyList<string> Cut
);

/// <summary>
/// Puts a member's prompt together within a budget of tokens: the instruction and the member always; then the diff around it,
/// the file's imports and its own type, examples, and the other types it names, as long as they fit.
/// </summary>
/// <param name="changes">Whose hunks are shown.</param>
/// <param name="baseText">A file at the base, by its path there; null when it is not to be had.</param>
/// <param name="examples">Nearest slow → fast pairs of a member's text.</param>
/// <param name="hot">Measured hot lines of a file, when it was profiled.</param>
internal sealed class PromptBuilder(
    ModelSettings settings,
    ChangeSet changes,
    PromptContexts contexts,
    Func<string, string?> baseText,
    Func<MemberText, IReadOnlyList<Example>> examples,
    Func<ChangedMember, IReadOnlyList<LineShare>>? hot = null
)
{
    // Of either side of a hunk.
    private const int MostDiffLines = 60;

    /// <summary>Null when nothing of the member that is worth asking about fits into the budget.</summary>
    /// <param name="headText">The target's file at head.</param>
    public MemberPrompt? Build(string headText, ChangedMember target)
    {
        var language = LanguagePacks.For(target.Path);
        var file = SourceFile.OfText(headText);
        var member = file.Slice(target.Lines);
        var sections = new Sections(settings.PromptTokens);
        sections.Must(PromptTexts.Instruction(language));
        var whole = Member(target, Numbered(member, target.Lines.Start));
        if (sections.Fits(whole))
        {
            sections.Must(whole);
        }
        else if (
            Excerpt.Of(
                member.Split('\n'),
                target.Lines.Start,
                HotLines(target).Select(one => one.Line).ToList(),
                text => sections.Fits(Member(target, text))
            ) is
            { } part
        )
        {
            sections.Must(Member(target, part));
            sections.LeaveOut($"lines of {target.Name} outside of its loops");
        }
        else
        {
            return null;
        }

        sections.Add("the hot lines", Hot(target));
        sections.Add("the diff", Diff(file, target));
        var context = contexts.Of(headText, target);
        sections.Add(
            "what it is built for",
            context.BuiltFor is { } built ? $"Of its project: {built}." : null
        );
        var imports = language.Imports;
        sections.Add(
            $"the {imports}",
            List($"{char.ToUpperInvariant(imports[0])}{imports[1..]} of the file:", context.Imports)
        );
        if (context.Own is { } own)
        {
            sections.Add(context.OwnIs, Context($"Of {context.OwnIs}, not to be edited:", own));
        }

        foreach (var callee in context.Callees)
        {
            sections.Add(
                $"the body of {callee.Name}",
                Context($"It calls {callee.Name} of {callee.Path}, not to be edited:", callee.Text)
            );
        }

        sections.Add("its callers", List("Calls of it, by its name:", context.Callers));
        if (settings.Prompt != PromptType.Instruction)
        {
            foreach (var one in examples(new(language.Key, member)).Take(settings.Examples))
            {
                sections.Add($"example {one.Id}", Shown(one));
            }
        }

        foreach (var type in context.Types)
        {
            sections.Add(
                $"the type {type.Split('\n')[0].TrimStart('/', ' ')}",
                Context("A type it uses, not to be edited:", type)
            );
        }

        return sections.Whole();
    }

    /// <summary>The member's lines with their numbers in the file.</summary>
    internal static string Numbered(string lines, int first)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Split('\n'))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{first, 5}| {TokenCounter.CutLine(line)}\n"
            );
            first++;
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Member(ChangedMember target, string lines) =>
        $"""
            The member, lines {target.Lines} of {target.Path}:
            <member>
            {lines}
            </member>
            """;

    private List<LineShare> HotLines(ChangedMember target) =>
        hot?.Invoke(target)
            .Where(one => target.Lines.Overlaps(new(one.Line, one.Line)))
            .OrderByDescending(one => one.Share)
            .Take(10)
            .ToList()
        ?? [];

    private string? Hot(ChangedMember target)
    {
        var lines = HotLines(target);
        return lines.Count > 0
            ? "Measured: "
                + string.Join(
                    ", ",
                    lines.Select(one => $"line {one.Line} takes {one.Share * 100:0} %")
                )
                + " of the samples."
            : null;
    }

    private string? Diff(SourceFile head, ChangedMember target)
    {
        var changed = changes.Files.FirstOrDefault(file => file.Path == target.Path);
        var hunks = changed?.Hunks.Where(hunk => target.Lines.Overlaps(hunk.Head)).ToList();
        // A member that is new has nothing to be compared with.
        if (
            hunks is not { Count: > 0 }
            || hunks.TrueForAll(hunk => hunk.Base.IsEmpty && hunk.Head.Contains(target.Lines))
            || baseText(changed!.BasePath ?? target.Path) is not { } before
        )
        {
            return null;
        }

        var old = SourceFile.OfText(before);
        var text = new StringBuilder("What the pull request changes here:\n<diff>\n");
        foreach (var hunk in hunks)
        {
            text.Append("@@\n");
            Lines(text, '-', old, hunk.Base);
            Lines(text, '+', head, Within(hunk.Head, target.Lines));
        }

        return text.Append("</diff>").ToString();
    }

    private static LineRange Within(LineRange one, LineRange other) =>
        new(Math.Max(one.Start, other.Start), Math.Min(one.End, other.End));

    private static void Lines(StringBuilder text, char mark, SourceFile file, LineRange range)
    {
        foreach (var line in range.IsEmpty ? [] : file.Slice(range).Split('\n').Take(MostDiffLines))
        {
            text.Append(mark).Append(TokenCounter.CutLine(line)).Append('\n');
        }
    }

    private string Shown(Example one) =>
        $"""
            An example{(
                one.Speedup is { } speedup
                    ? $", measured {speedup:0.0} times as fast"
                    : ""
            )}: {one.Title}
            <slow>
            {TokenCounter.Cut(one.Slow.Trim('\n'))}
            </slow>
            <fast>
            {TokenCounter.Cut(one.Fast.Trim('\n'))}
            </fast>{(settings.Prompt == PromptType.FewShotExplain ? $"\nWhy: {one.Why}" : "")}
            """;

    private static string? List(string title, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? null : Context(title, string.Join('\n', lines));

    private static string Context(string title, string text) =>
        $"""
            {title}
            <context>
            {TokenCounter.Cut(text)}
            </context>
            """;
}
