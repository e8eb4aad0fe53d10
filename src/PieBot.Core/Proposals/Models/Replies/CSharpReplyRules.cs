using Microsoft.CodeAnalysis;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Guard;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Replies to a member of a C# file.</summary>
internal sealed class CSharpReplyRules : IReplyRules
{
    private readonly SyntaxNode _head;
    private readonly IReadOnlyList<string> _lines;
    private readonly ChangedMember _target;
    private readonly MemberOnly _memberOnly;
    private (string Text, SyntaxNode Root)? _last;

    public CSharpReplyRules(string headText, IReadOnlyList<string> lines, ChangedMember target)
    {
        _head = Parsed.Root(headText, target.Symbols);
        _lines = lines;
        _target = target;
        _memberOnly = new(_head, target);
    }

    public (Edit? Edit, string? Fault) Imports(IReadOnlyList<string> asked) =>
        UsingLines.Of(_target.Path, _head, _lines, asked);

    public string? Check(string edited) => _memberOnly.Check(Root(edited));

    public string Key(string edited) => EditKey.Of(Root(edited), _target);

    // Checked first, then made a key of.
    private SyntaxNode Root(string edited)
    {
        if (_last is not { } last || !ReferenceEquals(last.Text, edited))
        {
            last = (edited, Parsed.Root(edited, _target.Symbols));
            _last = last;
        }

        return last.Root;
    }
}
