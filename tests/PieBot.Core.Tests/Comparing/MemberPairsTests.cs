using PieBot.Core.Comparing;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Comparing;

public sealed class MemberPairsTests
{
    private const string Before = """
        class A
        {
            int _size = 4;
            int One() { return 1; }
            int Two(int x) { return x; }
            int Gone() { return 3; }
        }
        """;

    [Fact]
    public void Pairs_members_of_the_same_signature_whose_text_differs()
    {
        var after = Before.Replace("return x", "return x + 1").Replace("Gone", "New");

        var pairs = MemberPairs.Of([File("a.cs", Before, "a.cs", after)], all: false);

        var pair = Assert.Single(pairs.Pairs);
        Assert.Equal(("a.cs::A.Two(int)", true), (pair.Id, pair.Changed));
        Assert.Equal(["A.New"], pairs.Added);
        Assert.Equal(["A.Gone"], pairs.Removed);
    }

    [Fact]
    public void Takes_unchanged_members_too_when_all_are_asked_for()
    {
        var after = Before.Replace("return x", "return x + 1");

        var pairs = MemberPairs.Of([File("a.cs", Before, "a.cs", after)], all: true);

        Assert.Equal(
            [("A.One", false), ("A.Two", true), ("A.Gone", false)],
            pairs.Pairs.Select(pair => (pair.Name, pair.Changed))
        );
    }

    [Fact]
    public void A_changed_field_shows_in_all_members_of_its_file()
    {
        var after = Before.Replace("_size = 4", "_size = 8");

        Assert.Equal(
            3,
            MemberPairs.Of([File("a.cs", Before, "a.cs", after)], all: false).Pairs.Count
        );
        Assert.Empty(
            MemberPairs
                .Of([File("a.cs", Before, "a.cs", Before.ReplaceLineEndings("\r\n"))], all: false)
                .Pairs
        );
    }

    [Fact]
    public void Follows_a_renamed_file()
    {
        var after = Before.Replace("return x", "return x + 1");

        var pair = Assert.Single(
            MemberPairs.Of([File("old/a.cs", Before, "new/b.cs", after)], all: false).Pairs
        );

        Assert.Equal(
            ("old/a.cs::A.Two(int)", "new/b.cs::A.Two(int)"),
            (pair.Base.Id, pair.Head.Id)
        );
    }

    [Theory]
    [InlineData("T.ATests.Changed", true)]
    [InlineData("T.ATests.Changed(x: 1)", true)]
    [InlineData("T.ATests.Changed Changed (1)", true)]
    [InlineData("T.ATests.ChangedNot", false)]
    [InlineData("T.ATests.Same", false)]
    [InlineData("T.ATests+Inner.Nested", true)]
    public void Knows_a_test_that_was_changed_by_a_workers_id(string id, bool changed)
    {
        const string text = """
            namespace T;
            class ATests
            {
                void Changed(int x) { }
                void ChangedNot() { }
                void Same() { }
                class Inner
                {
                    void Nested() { }
                }
            }
            """;
        var after = text.Replace("Changed(int x) { }", "Changed(int x) { x++; }")
            .Replace("Nested() { }", "Nested() { return; }");

        Assert.Equal(
            changed,
            ChangedTests
                .Of([File("t.cs", text, "t.cs", after)])
                .MayContain(LanguagePacks.Named("csharp"), id)
        );
    }

    [Theory]
    [InlineData("tests/test_m.py::Rows::test_one[1-2]", true)]
    [InlineData("tests.test_m.Rows.test_one", true)]
    [InlineData("test_m.Rows.test_one", true)]
    [InlineData("tests/test_m.py::Rows::test_other", false)]
    [InlineData("tests/test_n.py::Rows::test_one", false)]
    [InlineData("tests/test_m.py::test_one", false)]
    public void Knows_a_changed_test_of_pytest_and_of_unittest(string id, bool changed)
    {
        const string text =
            "class Rows:\n    def test_one(self):\n        pass\n\n    def test_other(self):\n        pass\n";
        var after = text.Replace("one(self):\n        pass", "one(self):\n        return");

        Assert.Equal(
            changed,
            ChangedTests
                .Of([File("tests/test_m.py", text, "tests/test_m.py", after)])
                .MayContain(LanguagePacks.Named("python"), id)
        );
    }

    /// <summary>Its ids are what its framework or CTest calls a test.</summary>
    [Fact]
    public void Of_Cpp_any_test_may_be_the_changed_one()
    {
        const string text = "TEST(Sums, One) { check(1); }\nstatic int two() { return 2; }\n";
        var changed = ChangedTests.Of([
            File("tests/t.cpp", text, "tests/t.cpp", text.Replace("return 2", "return 1 + 1")),
        ]);

        Assert.True(changed.MayContain(LanguagePacks.Named("cpp"), "Sums.One"));
        Assert.False(changed.MayContain(LanguagePacks.Named("csharp"), "Sums.One"));
    }

    private static FilePair File(string before, string text, string after, string becomes) =>
        new(before, text, LanguagePacks.Of(before)!, after, becomes, LanguagePacks.Of(after)!);
}
