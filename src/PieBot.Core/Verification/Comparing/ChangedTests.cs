using PieBot.Changes;

namespace PieBot.Verification.Comparing;

/// <summary>The tests whose own text differs between two commits: the same id may then stand for other work.</summary>
/// <param name="Files">How many test files differ.</param>
/// <param name="Names">Fully qualified names of their members that differ, or that only one commit has.</param>
internal sealed record ChangedTests(int Files, IReadOnlyCollection<string> Names)
{
    public static ChangedTests Of(IReadOnlyCollection<FilePair> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var before = Texts(file.BasePath, file.BaseText);
            var after = Texts(file.HeadPath, file.HeadText);
            names.UnionWith(
                before
                    .Keys.Union(after.Keys)
                    .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
            );
        }

        return new(files.Count, names);
    }

    /// <param name="id">A worker's: the fully qualified name, and what tells rows of a theory apart.</param>
    public bool Contains(string id)
    {
        // A nested class is set off by a plus sign.
        var name = id.Replace('+', '.');
        return Names.Any(changed =>
            name.StartsWith(changed, StringComparison.Ordinal)
            && (name.Length == changed.Length || name[changed.Length] is '(' or ' ' or '#')
        );
    }

    // Overloads of a name are taken together.
    private static Dictionary<string, string> Texts(string path, string text)
    {
        var file = SourceFile.OfText(text);
        return CSharpMembers
            .All(path, text)
            .GroupBy(member => member.Id[(path.Length + 2)..].Split('(', '#')[0])
            .ToDictionary(
                group => group.Key,
                group => string.Join('\n', group.Select(member => file.Slice(member.Lines)))
            );
    }
}
