namespace PieBot.Testing.Scripted;

/// <summary>
/// A file of the scripted language: members from <c>member NAME</c> to <c>end</c>, and what a build adds to watch them
/// (<c>probe NAME</c>, <c>observe NAME</c>, <c>mark LINE</c>, <c>number NUMBER NAME</c>).
/// </summary>
internal sealed class ScriptFile
{
    private readonly List<string> _added;

    private ScriptFile(IReadOnlyList<ScriptMember> members, List<string> added)
    {
        Members = members;
        _added = added;
    }

    public IReadOnlyList<ScriptMember> Members { get; }

    public static ScriptFile Of(string text)
    {
        var members = new List<ScriptMember>();
        var added = new List<string>();
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].StartsWith("member ", StringComparison.Ordinal))
            {
                var end = lines.IndexOf("end", at);
                members.Add(
                    new(
                        lines[at]["member ".Length..],
                        new(at + 1, end + 1),
                        lines[(at + 1)..end].Where(line => line.Length > 0).ToList()
                    )
                );
                at = end;
            }
            else if (lines[at].Length > 0)
            {
                added.Add(lines[at]);
            }
        }

        return new(members, added);
    }

    /// <summary>Whether calls of a member are counted.</summary>
    public bool Counts(ScriptMember member) =>
        Has("probe", member.Name)
        || _added
            .Where(line => line.StartsWith("mark ", StringComparison.Ordinal))
            .Select(line => int.Parse(line["mark ".Length..]))
            .Any(line => member.Lines.Start <= line && line <= member.Lines.End);

    /// <summary>What a member notes when it is entered; null: nothing.</summary>
    public int? Number(ScriptMember member) =>
        _added
            .Select(line => line.Split(' '))
            .Where(words => words is ["number", _, var name] && name == member.Name)
            .Select(words => (int?)int.Parse(words[1]))
            .FirstOrDefault();

    /// <summary>Whether calls of a member are noted.</summary>
    public bool Notes(ScriptMember member) => Has("observe", member.Name);

    private bool Has(string what, string name) => _added.Contains($"{what} {name}");
}
