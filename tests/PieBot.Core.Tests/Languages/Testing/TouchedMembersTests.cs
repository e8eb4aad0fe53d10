using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Testing;

/// <summary>An edit touches the members whose text it changes, and those that use what it declares anew.</summary>
public sealed class TouchedMembersTests
{
    private const string CSharp = """
        using System.Text.RegularExpressions;
        public static partial class Words
        {
            private static readonly List<string> Known = ["a", "b"];
            public static int Most { get; } = 3;

            [GeneratedRegex("^(a+)+$")]
            private static partial Regex AllA();

            public static bool IsKnown(string word) => Known.Contains(word);
            public static bool IsAllA(string text) => AllA().IsMatch(text);
            public static bool IsMany(int count) => count > Most;
            public static int Unknown(int count) => count;
            public static bool IsLong(string word) => IsOver(word, 9);
            private static bool IsOver(string word, int most) => Size(word) > most;
            private static int Size(string word) => word.Length;
            internal static int Alone() => 1;
        }
        """;

    private const string Python = """
        import re
        from json import dumps as write, loads
        WORD = re.compile("(a+)+$")
        LOW, HIGH = 1, 2

        class Book:
            kinds = ["a", "b"]

            def is_kind(self, kind):
                return kind in self.kinds

        def is_word(text):
            return WORD.match(text) is not None

        def save(value):
            return write(value)

        def span():
            return HIGH - LOW

        def total(values):
            return _add(values)

        def _add(values):
            return sum(values)
        """;

    [Theory]
    [InlineData("List<string> Known = [", "HashSet<string> Known = [", "Words.IsKnown")]
    [InlineData("Most { get; } = 3", "Most { get; } = 4", "Words.IsMany")]
    [InlineData("^(a+)+$", "^a+$", "Words.IsAllA")]
    [InlineData("=> count;", "=> count + 0;", "Words.Unknown")]
    // Another signature: who calls it, and what calls that where it has another one too.
    [InlineData("int Size(string word) =>", "int Size(string word, int _ = 0) =>", "Words.IsOver")]
    [InlineData(
        "IsOver(string word, int most) => Size(word) > most;\n    private static int Size(string word) =>",
        "IsOver(string word, long most) => Size(word, 0) > most;\n    private static int Size(string word, int _) =>",
        "Words.IsLong"
    )]
    [InlineData("int Alone() => 1", "int Alone(int _) => 1", "Words.Alone")]
    [InlineData("[\"a\", \"b\"];", "[\"a\", \"b\"]; // all", "")]
    [InlineData("public static partial class", "internal static partial class", "")]
    public void Of_CSharp(string was, string becomes, string touched) =>
        Assert.Equal(touched, Names(new CSharpLanguage(), "a.cs", CSharp, was, becomes));

    [Theory]
    [InlineData("(a+)+$", "a+$", "is_word")]
    [InlineData("1, 2", "1, 3", "span")]
    [InlineData("dumps as write", "dump as write", "save")]
    [InlineData("def _add(values)", "def _add_all(values)", "total")]
    [InlineData("import re", "import re, math", "")]
    [InlineData("[\"a\", \"b\"]", "{\"a\", \"b\"}", "Book.is_kind")]
    [InlineData("import re", "# words\nimport re", "")]
    public void Of_Python(string was, string becomes, string touched) =>
        Assert.Equal(touched, Names(LanguagePacks.Named("python"), "a.py", Python, was, becomes));

    private static string Names(
        ILanguage language,
        string path,
        string text,
        string was,
        string becomes
    )
    {
        Assert.Contains(was, text, StringComparison.Ordinal);
        return string.Join(
            ", ",
            TouchedMembers
                .Changed(language, path, text, text.Replace(was, becomes, StringComparison.Ordinal))
                .Select(member => member.Name)
        );
    }
}
