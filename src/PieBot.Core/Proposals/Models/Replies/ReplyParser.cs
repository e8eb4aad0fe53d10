using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>What became of a reply.</summary>
/// <param name="Edits">Null when there is no edit that can be placed; empty when the model has nothing to propose.</param>
/// <param name="Readable">False when it kept to no format: it may do better in another.</param>
/// <param name="Unreadable">Whether it holds nothing that can be read, whatever the cause.</param>
/// <param name="Fault">Why there are no edits, in a sentence; null when there are, or none were meant.</param>
/// <param name="Key">Equal for edits that do the same after layout and names of locals.</param>
internal sealed record ParsedReply(
    IReadOnlyList<Edit>? Edits,
    bool Readable,
    string Title,
    string Rationale,
    bool Shifted = false,
    string? Fault = null,
    string Key = "",
    bool Unreadable = false
);

/// <summary>
/// Reads the replies to one member strictly: what comes back is an edit of that member's own lines, repeated and compared, or nothing.
/// </summary>
internal sealed class ReplyParser
{
    /// <summary>Characters of a reply; no minimal edit needs more.</summary>
    private const int MostCharacters = 200_000;

    private const int MostEdits = 50;

    private readonly ChangedMember _target;
    private readonly EditedFile _file;
    private readonly IReadOnlyList<string> _lines;
    private readonly Placement _placement;

    /// <param name="headText">The target's file at head.</param>
    public ReplyParser(string headText, ChangedMember target)
    {
        _target = target;
        _file = EditedFile.Of(headText, target);
        _lines = _file.Source.Slice(new(1, _file.Source.LineCount)).Split('\n');
        _placement = new(_lines, target);
    }

    public ParsedReply Parse(Reply reply)
    {
        if (reply.Finish == "content_filter")
        {
            return Unreadable("the endpoint's content filter blocked it");
        }

        var text = ThoughtFree.Of(reply.Text);
        if (text.Length > MostCharacters)
        {
            return Unreadable($"it has {text.Length:N0} characters");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Unreadable(
                reply.Finish == "length"
                    ? "it is empty: all its tokens went into thought (--reply-tokens)"
                    : "it is empty"
            );
        }

        if ((JsonReply.TryRead(text) ?? BlockReply.TryRead(text)) is not { } raw)
        {
            return reply.Finish == "length"
                ? Unreadable("it is cut off (--reply-tokens)")
                : Unreadable($"it holds no edits that can be read: {PlainText.Line(text, 60)}") with
                {
                    Readable = false,
                };
        }

        return Place(raw);
    }

    private ParsedReply Place(RawReply raw)
    {
        var title = Words(raw.Title, 100, $"Faster {_target.Name}");
        var rationale = Words(raw.Rationale, 400, "");
        var edits = raw
            .Edits.Select(edit =>
                edit with
                {
                    Original = CodeLines.Unnumbered(edit.Original),
                    Replacement = CodeLines.Unnumbered(edit.Replacement),
                }
            )
            .Where(edit => !edit.Original.SequenceEqual(edit.Replacement))
            .ToList();
        if (edits.Count == 0)
        {
            return new([], true, title, rationale);
        }

        if (edits.Count > MostEdits)
        {
            return Refused($"it has {edits.Count} edits");
        }

        var (placed, shifted, fault) = _placement.Place(edits);
        if (placed is null)
        {
            return Refused(fault!);
        }

        var (import, wrong) = ImportLines.Of(_file, _target.Path, _lines, raw.Usings);
        if (wrong is not null)
        {
            return Refused(wrong);
        }

        IReadOnlyList<Edit> whole = import is null ? placed : [import, .. placed];
        if (Odd(whole) is { } odd)
        {
            return Refused(odd);
        }

        if (_file.Edited(whole) is not { } text)
        {
            return Refused("its edits overlap");
        }

        var edited = _file.With(text);
        return (EditRules.Outside(_file.Head, edited) ?? Beside(edited)) is { } more
            ? Refused(more)
            : new(whole, true, title, rationale, shifted, null, EditKey.Of(edited));
    }

    // Lines within the member can still end it and begin another; it may keep things in private fields.
    private string? Beside(EditFacts edited)
    {
        if (!edited.HasMember)
        {
            return "the member itself is gone, or has another signature";
        }

        var before = _file.Head.Beside.CountBy(one => one.Text).ToDictionary();
        foreach (var one in edited.Beside)
        {
            if (before.GetValueOrDefault(one.Text) > 0)
            {
                before[one.Text]--;
            }
            else if (!one.MayBeAdded)
            {
                return $"it declares more than the member: {PlainText.Line(one.Text, 60)}";
            }
        }

        return before.FirstOrDefault(pair => pair.Value > 0).Key is { } gone
            ? $"it changes more than the member: {PlainText.Line(gone, 60)}"
            : null;
    }

    // Characters that no one would type: what a reader sees must be what is compiled.
    private static string? Odd(IReadOnlyList<Edit> edits) =>
        edits.Any(edit => Unseen.IsBroughtIn(edit.Original, edit.Replacement))
            ? "it adds characters that cannot be seen or are not text"
            : null;

    // A reply is written before anything is measured: a figure in it is made up.
    private static string Words(string text, int most, string otherwise) =>
        PlainText.Line(text, most) is { Length: > 0 } line && Claims.Check(line, [], "") is null
            ? line
            : otherwise;

    private static ParsedReply Unreadable(string fault) =>
        new(null, true, "", "", false, fault, Unreadable: true);

    private static ParsedReply Refused(string fault) => new(null, true, "", "", false, fault);
}
