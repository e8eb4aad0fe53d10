using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using PieBot.Core.Changes;

namespace PieBot.Tool.Reports.Html;

/// <summary>
/// A run as one page that needs nothing but a browser. Whatever comes from a repository or a model stands in it as JSON
/// that cannot end its element, is shown as text only, and the page's policy lets no other script, style or address in.
/// </summary>
internal static class HtmlReport
{
    // In this order they make one script.
    private static readonly string[] Scripts =
    [
        "elements.js",
        "syntax.js",
        "diff.js",
        "forest.js",
        "samples.js",
        "evidence.js",
        "candidates.js",
        "run.js",
        "page.js",
    ];

    private static readonly string[] Styles = ["page.css", "plots.css"];

    public static string Write(
        RunReport report,
        IReadOnlyDictionary<string, IReadOnlyList<HtmlSamples>> samples
    )
    {
        var run = HtmlRun.Of(report, samples);
        var style = $"\n{string.Concat(Styles.Select(Part))}";
        var script = $"\n\"use strict\";\n(() => {{\n{string.Concat(Scripts.Select(Part))}}})();\n";
        return Part("page.html")
            .Replace("{{policy}}", Policy(style, script), StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            // What comes from outside is put in last, so that nothing is looked for in it.
            .Replace(
                "{{title}}",
                // Nor is it in the title.
                WebUtility
                    .HtmlEncode(Unseen.Without(run.Headline))
                    .Replace("{", "&#123;", StringComparison.Ordinal),
                StringComparison.Ordinal
            )
            .Replace("{{run}}", run.ToJson(), StringComparison.Ordinal);
    }

    // Nothing is fetched, nothing is sent, and only what was written here runs.
    private static string Policy(string style, string script) =>
        $"default-src 'none'; style-src {Hash(style)}; script-src {Hash(script)}; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Part(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"the tool lacks its page/{name}");
        using var reader = new StreamReader(stream);
        // Hashes are of the text as a browser reads it.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
