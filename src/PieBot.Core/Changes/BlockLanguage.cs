namespace PieBot.Changes;

/// <summary>
/// A language of which nothing is known but that deeper lines belong to the line above them: a small file is one block,
/// a larger one those that begin in its first column, and a block that is large itself those inside of it.
/// </summary>
internal sealed class BlockLanguage : ILanguage
{
    private const int SmallFile = 60;
    private const int LargeBlock = 120;
    private const int TabWidth = 8;

    public string Name => "text";

    public string Key => "text";

    public IReadOnlyList<string> Endings => [];

    public MembersRead Read(string path, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines is [.., ""])
        {
            lines.RemoveAt(lines.Count - 1);
        }

        if (lines.Count == 0)
        {
            return new([]);
        }

        var ids = new MemberIds(path);
        var blocks =
            lines.Count <= SmallFile
                ? [new LineRange(1, lines.Count)]
                : Split(lines, new(1, lines.Count));
        return new(
            blocks
                .Select(block =>
                {
                    var whole = block.Count == lines.Count;
                    var title = whole ? Path.GetFileName(path) : Title(lines[block.Start - 1]);
                    return new ChangedMember(
                        ids.Next(whole ? "file" : title),
                        path,
                        title,
                        MemberKind.Block,
                        block
                    );
                })
                .ToList()
        );
    }

    // Blocks of the least indentation in a range, each with what closes it; large ones are split once more.
    private static List<LineRange> Split(List<string> lines, LineRange range)
    {
        var numbers = Enumerable.Range(range.Start, range.Count).ToList();
        var least = numbers
            .Where(number => !IsBlank(lines[number - 1]))
            .Select(number => Indent(lines[number - 1]))
            .DefaultIfEmpty(0)
            .Min();
        var blocks = new List<LineRange>();
        var start = 0;
        var deep = false;
        var apart = false;
        foreach (var number in numbers)
        {
            var line = lines[number - 1];
            if (IsBlank(line))
            {
                apart = true;
                continue;
            }

            var outer = Indent(line) <= least;
            if (outer && start > 0 && (deep || apart) && !Closes(line))
            {
                blocks.Add(new(start, LastUsed(lines, number - 1)));
                start = 0;
                deep = false;
            }

            start = start == 0 ? number : start;
            deep |= !outer;
            apart = false;
        }

        if (start > 0)
        {
            blocks.Add(new(start, LastUsed(lines, range.End)));
        }

        return blocks
            .SelectMany(block =>
                block.Count > LargeBlock && Inner(lines, block) is { } inner ? inner : [block]
            )
            .ToList();
    }

    // Null when it cannot be split any more.
    private static List<LineRange>? Inner(List<string> lines, LineRange block)
    {
        var first = block.Start + 1;
        var last = Closes(lines[block.End - 1]) ? block.End - 1 : block.End;
        return last > first && Split(lines, new(first, last)) is { Count: > 1 } inner
            ? inner
            : null;
    }

    private static int LastUsed(List<string> lines, int number)
    {
        while (IsBlank(lines[number - 1]))
        {
            number--;
        }

        return number;
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    // What ends a block in the languages that have words for it, or goes on with it.
    private static bool Closes(string line) =>
        line.TrimStart() is var text
        && (
            text[0] is '}' or ')' or ']' or '{'
            || text.Split(' ', ';', '(', ',')[0]
                is "end"
                    or "fi"
                    or "done"
                    or "esac"
                    or "then"
                    or "do"
                    or "else"
                    or "elif"
                    or "elsif"
                    or "rescue"
        );

    private static int Indent(string line)
    {
        var width = 0;
        foreach (var one in line)
        {
            if (one == '\t')
            {
                width += TabWidth - (width % TabWidth);
            }
            else if (one == ' ')
            {
                width++;
            }
            else
            {
                break;
            }
        }

        return width;
    }

    private static string Title(string line)
    {
        var text = line.Trim().TrimEnd('{', ' ', ':');
        return text.Length <= 60 ? text : text[..60].TrimEnd() + "…";
    }
}
