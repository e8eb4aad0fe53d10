using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules;

/// <summary>A file that rules look at.</summary>
internal sealed class RuleFile
{
    private readonly string _path;
    private readonly string _text;
    private readonly IReadOnlyList<CodeToken> _tokens;
    private readonly StdNames _std;
    private readonly Fields? _fields;

    public RuleFile(string path, string text)
    {
        (_path, _text) = (path, text);
        _tokens = CppLexer.Tokens(text);
        _std = StdNames.Of(_tokens);
        _fields = Fields.Of(_tokens, _std);
    }

    /// <summary>Null where rules keep out.</summary>
    public FunctionCode? Code(ChangedMember member) =>
        FunctionCode.Of(_text, _tokens, _std, _fields?.SeenBy(member.Name) ?? [], member);

    /// <summary>A fix as edits of lines, with the includes that it needs.</summary>
    public IReadOnlyList<Edit> Edits(Fix fix)
    {
        var text = new StringBuilder(_text);
        foreach (
            var change in fix
                .Changes.Concat(Includes.Missing(_text, _tokens, fix.Headers))
                .OrderByDescending(change => change.From)
        )
        {
            text.Remove(change.From, change.To - change.From).Insert(change.From, change.Text);
        }

        return LineDiff.Of(_path, SourceFile.OfText(_text), SourceFile.OfText(text.ToString()));
    }
}
