using System.Collections.Frozen;
using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary><c>&lt;&lt; std::endl</c> in a loop → <c>&lt;&lt; '\n'</c>, where no one waits for what is written.</summary>
internal sealed class NewlineWithoutFlush : CppRule
{
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "std::ofstream",
        "std::ostringstream",
        "std::stringstream",
    };

    // Someone who answers, another reader of the same file, or an end without a last flush.
    private static readonly FrozenSet<string> Waiting = Words.Of(
        "cin getline ifstream fstream system fork popen rename sleep usleep sleep_for abort _exit "
            + "quick_exit printf puts write thread flush unitbuf tellp scanf"
    );

    public override string Id => "newline-without-flush";

    public override string Title => "End the lines with '\\n' and flush once at the end";

    public override string Reason =>
        "'std::endl' hands each line to the system at once; a stream that is closed or full does so for many lines together.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        if (code.Tokens.Any(token => Waiting.Contains(token.Text)))
        {
            yield break;
        }

        var changes = new List<Change?>();
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            var name =
                code.Has(at, "std", "::", "endl") ? at + 2
                : code.Is(at, "endl") && code.Std.Has("endl") && !code.Is(at - 1, "::") ? at
                : -1;
            if (
                name > 0
                && code.Is(at - 1, "<<")
                && code.IsRepeated(at, code.Body)
                && IsStream(code, at)
            )
            {
                changes.Add(code.Replace(at, name + 1, "'\\n'"));
            }
        }

        if (changes.OfType<Change>().ToList() is { Count: > 0 } all)
        {
            yield return new(all) { Risks = [Risk.DroppedWait] };
        }
    }

    private static bool IsStream(FunctionCode code, int at)
    {
        var start = code.Statements.Start(at);
        return code.Is(start + 1, "<<")
            && code.Find(start) is { } stream
            && (
                stream is { Kind: VariableKind.Local, IsOwn: true }
                    && Own.Contains(stream.Type.Name)
                || stream
                    is { Kind: VariableKind.Parameter, Type: { Name: "std::ostream", Suffix: "&" } }
            );
    }
}
