using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Tool.Reports;

/// <summary>
/// Text of others for GitHub's markdown, where it stays text: first what GitHub itself makes something of, whatever the
/// markup around it, then the markup.
/// </summary>
internal static partial class MarkdownText
{
    // Stands between what would otherwise be read as one: "@" and a name, "http:" and "//".
    private const string NoWidth = "\u200b";

    /// <summary>One line without markup, HTML, links, images, mentions, references, hashes, commands, table cells or characters that cannot be seen.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in Parted(text))
        {
            if (@"\`*_{}[]()#+!|~@$^".Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(
                character switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    _ => character.ToString(),
                }
            );
        }

        return escaped.ToString();
    }

    /// <summary>The same inside of an HTML element, where markdown's backslashes would show.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(Parted(text));

    private static string Parted(string text) =>
        Linked().Replace(Unseen.Without(text).Trim(), $"$0{NoWidth}");

    /// <summary>
    /// Ends where GitHub must not read on. A backslash does not stop it from linking what looks like a mention, a reference, a
    /// commit or an address: it looks at the text that markdown leaves
    /// (https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls).
    /// </summary>
    [GeneratedRegex(
        """
            # a mention, and an address of mail
            @
            # 12, and owner/name before it
            | \#
            # GH-12, and what a repository links of its own, such as TICKET-12
            | (?<=[A-Za-z])-(?=[0-9])
            # addresses
            | (?=:/) | (?<=mailto|xmpp|tel)(?=:) | (?<=www)(?=\.)
            # a commit, from seven digits on
            | [0-9a-f]{6}(?=[0-9a-f])
            # an emoji by its name, which may be a picture
            | :(?=[a-z0-9_+-]+:)
            # a command, a list or a rule at the beginning of a line
            | ^(?=[/=-]|[0-9]+[.)])
            """,
        RegexOptions.IgnorePatternWhitespace
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex Linked();
}
