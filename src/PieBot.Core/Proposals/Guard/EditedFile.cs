using System.Runtime.CompilerServices;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Guard;

/// <summary>A target's file, and what its language says of it: at head, asked once for the many candidates that are held against it, and with edits.</summary>
internal sealed class EditedFile
{
    // By the very string: it goes when the text goes.
    private static readonly ConditionalWeakTable<
        string,
        Dictionary<ChangedMember, EditedFile>
    > Known = [];

    private readonly ChangedMember _target;

    private EditedFile(string text, ChangedMember target)
    {
        _target = target;
        Text = text;
        Source = SourceFile.OfText(text);
        Language = LanguagePacks.For(target.Path).With(target.Symbols);
        Head = Language.Facts(target.Path, target.Id, text);
    }

    public string Text { get; }

    public SourceFile Source { get; }

    public ILanguage Language { get; }

    public EditFacts Head { get; }

    public static EditedFile Of(string headText, ChangedMember target)
    {
        var files = Known.GetOrCreateValue(headText);
        lock (files)
        {
            if (!files.TryGetValue(target, out var file))
            {
                files.Add(target, file = new(headText, target));
            }

            return file;
        }
    }

    /// <summary>The file with edits in it.</summary>
    public EditFacts With(string editedText) =>
        Language.Facts(_target.Path, _target.Id, editedText);

    /// <summary>The text with edits in it; null when they are not of this text, or overlap.</summary>
    public string? Edited(IReadOnlyList<Edit> edits) => Source.Edited(edits);
}
