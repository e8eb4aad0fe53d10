using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PieBot.Core.Languages.Cpp.Rules.Tidy;

/// <summary>What clang-tidy found and would replace, from the file that <c>--export-fixes</c> writes.</summary>
/// <param name="Offset">Of what it is about: bytes from the file's start.</param>
internal sealed record TidyFix(
    string Check,
    string File,
    int Offset,
    IReadOnlyList<TidyReplacement> Replacements
)
{
    /// <summary>All that have something to replace; none where the text is no such file.</summary>
    public static IReadOnlyList<TidyFix> Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? Usable(Items(root, "Diagnostics").Select(Fix).OfType<TidyFix>().ToList())
                : [];
        }
        catch (YamlException)
        {
            return [];
        }
    }

    // What does not compile here, for want of a header, is not known well enough to be changed.
    private static List<TidyFix> Usable(List<TidyFix> all) =>
        all.Exists(one => one.Check == "clang-diagnostic-error")
            ? []
            : all.Where(one => one.Replacements.Count > 0).ToList();

    private static TidyFix? Fix(YamlMappingNode diagnostic) =>
        diagnostic.Children.TryGetValue("DiagnosticMessage", out var node)
        && node is YamlMappingNode message
        && Number(message, "FileOffset") is { } offset
            ? new(
                Text(diagnostic, "DiagnosticName"),
                Text(message, "FilePath"),
                offset,
                Items(message, "Replacements")
                    .Select(one => new TidyReplacement(
                        Text(one, "FilePath"),
                        Number(one, "Offset") ?? -1,
                        Number(one, "Length") ?? -1,
                        Text(one, "ReplacementText")
                    ))
                    .ToList()
            )
            : null;

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlSequenceNode items
            ? items.OfType<YamlMappingNode>()
            : [];

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode scalar
            ? scalar.Value ?? ""
            : "";

    private static int? Number(YamlMappingNode node, string key) =>
        int.TryParse(Text(node, key), out var number) ? number : null;
}

/// <param name="Offset">Bytes from the file's start.</param>
/// <param name="Length">Bytes.</param>
internal sealed record TidyReplacement(string File, int Offset, int Length, string Text);
