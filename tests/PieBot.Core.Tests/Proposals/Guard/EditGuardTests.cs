using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Tests.Proposals.Guard;

public sealed class EditGuardTests
{
    private const string Head = """
        namespace N;

        public class A
        {
            private const int Rounds = 1000;

            public int Sum(int[] values)
            {
                var sum = 0;
                for (var i = 0; i < values.Length; i++)
                {
                    sum += values[i];
                }

                return sum;
            }

            private string Name(string s) => s.Substring(0, 3);

            private byte[] Buffer() => new byte[4096];

            private int Last(int last)
            {
                var n = 0;
                for (var i = 0; i <= last; i++)
                {
                    n += i;
                }

                return n;
            }

            private int Until(IEnumerable<int> values)
            {
                var list = new List<int>();
                var error = 1.0;
                while (error > 1e-9)
                {
                    error /= 2;
                }

                foreach (var value in values)
                {
                    list.Add(value);
                }

                Wait(TimeSpan.FromSeconds(30));
                return Rounds;
            }
        }
        """;

    [Theory]
    // What looks different and is not.
    [InlineData("var sum = 0;", "var   sum = 0; // starts at nothing", "cosmetic")]
    [InlineData("SUM", "total", "cosmetic")]
    [InlineData(
        "        {\n            sum += values[i];\n        }",
        "            sum += values[i];",
        "cosmetic"
    )]
    // What saves work by doing less of it.
    [InlineData("Rounds = 1000", "Rounds = 10", "lowers a number, 1000 to 10")]
    [InlineData("i < values.Length", "i < values.Length / 2", "shrink")]
    [InlineData("i < values.Length", "i < Math.Min(values.Length, 64)", "shrink")]
    [InlineData("new byte[4096]", "new byte[4096 >> 2]", "shrink")]
    [InlineData("new byte[4096]", "new byte[16]", "lowers a number")]
    // The same with what hides it.
    [InlineData("Rounds = 1000", "Rounds = 10 + 0 * 2000", "lowers a number")]
    [InlineData(
        "private const int Rounds = 1000;",
        "private const int Decoy = 2000;\n\n    private const int Rounds = 10;",
        "lowers a number"
    )]
    [InlineData("i < values.Length", "i < values.Length - 1", "ends a loop earlier")]
    [InlineData("i <= last", "i < last", "ends a loop earlier")]
    [InlineData("i++)", "i += 2)", "skips iterations")]
    [InlineData("in values)", "in values.Take(100))", "takes only some")]
    [InlineData("error > 1e-9", "error > 1e-3", "widens a tolerance")]
    [InlineData("TimeSpan.FromSeconds(30)", "TimeSpan.FromMilliseconds(30)", "shortens a time")]
    // Other ways to write the same.
    [InlineData("var list = new List<int>();", "List<int> list = new();", "cosmetic")]
    [InlineData("return Rounds;", "return (this.Rounds);", "cosmetic")]
    [InlineData(
        "private byte[] Buffer() => new byte[4096];",
        "private byte[] Buffer()\n    {\n        return new byte[4096];\n    }",
        "cosmetic"
    )]
    [InlineData("private string Name(string s)", "private String Name(string s)", "cosmetic")]
    [InlineData("namespace N;", "using System;\n\nnamespace N;", "cosmetic")]
    // What others compile against.
    [InlineData(
        "public int Sum(int[] values)",
        "public static int Sum(int[] values)",
        "visible declaration"
    )]
    [InlineData(
        "public int Sum(int[] values)",
        "public int Sum(ReadOnlySpan<int> values)",
        "visible declaration"
    )]
    [InlineData("public class A", "public sealed class A", "visible declaration")]
    [InlineData("private byte[] Buffer", "public byte[] Buffer", "visible declaration")]
    // What no performance edit needs.
    [InlineData("var sum = 0;", "var sum = System.IO.File.Exists(\"x\") ? 1 : 0;", "files")]
    [InlineData(
        "var sum = 0;",
        "var sum = System.Diagnostics.Process.GetProcesses().Length;",
        "processes"
    )]
    [InlineData(
        "var sum = 0;",
        "var sum = new System.Net.Http.HttpClient().GetHashCode();",
        "network"
    )]
    [InlineData(
        "var sum = 0;",
        "var sum = (int)typeof(A).GetField(\"x\")!.GetValue(null)!;",
        "reflection"
    )]
    [InlineData(
        "sum += values[i];",
        "sum += System.Runtime.CompilerServices.Unsafe.Add(ref values[0], i);",
        "unsafe memory"
    )]
    [InlineData("public int Sum", "public unsafe int Sum", "visible declaration")]
    [InlineData("private string Name", "private unsafe string Name", "unsafe code")]
    [InlineData(
        "var sum = 0;",
        "var sum = Environment.GetEnvironmentVariable(\"CI\") == null ? 0 : 1;",
        "environment"
    )]
    [InlineData("var sum = 0;", "#pragma warning disable\n        var sum = 0L;", "directive")]
    public void Refuses(string before, string after, string reason) =>
        Assert.Contains(reason, Check(before, after) ?? "(accepted)", StringComparison.Ordinal);

    [Theory]
    [InlineData("s.Substring(0, 3)", "s[..3]")]
    [InlineData("private string Name", "private static string Name")]
    [InlineData(
        "for (var i = 0; i < values.Length; i++)\n        {\n            sum += values[i];\n        }",
        "foreach (var value in values)\n        {\n            sum += value;\n        }"
    )]
    [InlineData("var sum = 0;", "long sum = 0;")]
    [InlineData("i < values.Length", "(uint)i < (uint)values.Length")]
    // Fewer rounds of a body that does more, and numbers that only stand elsewhere.
    [InlineData(
        "i <= last; i++)\n        {\n            n += i;",
        "i < last; i += 2)\n        {\n            n += i + i + 1;"
    )]
    [InlineData(
        "private byte[] Buffer() =>",
        "private const int Size = 7;\n\n    private byte[] Buffer() =>"
    )]
    [InlineData("var list = new List<int>();", "var list = new List<int>(4);")]
    [InlineData("TimeSpan.FromSeconds(30)", "TimeSpan.FromMilliseconds(30000)")]
    public void Accepts(string before, string after) => Assert.Null(Check(before, after));

    [Fact]
    public void Refuses_edits_of_other_files_and_of_tests()
    {
        var target = Target("Sum");
        Edit edit = new("src/Other.cs", new(1, 1), "x", "y");

        Assert.Contains("src/Other.cs", Guard(target, edit), StringComparison.Ordinal);
        Assert.Contains(
            "a test",
            Guard(target with { Path = "tests/A.cs" }, edit with { Path = "tests/A.cs" }),
            StringComparison.Ordinal
        );
        Assert.Contains("nothing", Guard(target), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_edit_of_lines_that_are_not_there() =>
        Assert.Contains(
            "at the head",
            Guard(Target("Sum"), new Edit("src/A.cs", new(2, 2), "was", "is")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Refuses_to_rewrite_most_of_a_long_member()
    {
        var lines = Enumerable.Range(1, 400).Select(n => $"        x += {n};").ToArray();
        var head =
            $"class A\n{{\n    void M(int x)\n    {{\n{string.Join('\n', lines)}\n    }}\n}}\n";
        var target = CSharpMembers.All("A.cs", head).Single();
        string? Rewrite(int count) =>
            EditGuard.Check(
                head,
                target,
                Candidate(
                    target,
                    new Edit(
                        "A.cs",
                        new(5, 4 + count),
                        string.Join('\n', lines[..count]),
                        "        x++;"
                    )
                )
            );

        Assert.Contains("at most 150", Rewrite(200), StringComparison.Ordinal);
        Assert.Null(Rewrite(120));
        var half = string.Join('\n', lines[..30]);
        var small = head.Replace(
            string.Join('\n', lines[30..]) + "\n",
            "",
            StringComparison.Ordinal
        );
        var member = CSharpMembers.All("A.cs", small).Single();
        Assert.Contains(
            "at most 50 %",
            EditGuard.Check(
                small,
                member,
                Candidate(member, new Edit("A.cs", new(5, 34), half, "        x++;"))
            ),
            StringComparison.Ordinal
        );
    }

    private static string? Check(string before, string after)
    {
        var edited =
            before == "SUM"
                ? Head.Replace("sum", after, StringComparison.Ordinal)
                : Head.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Head, edited);
        var (old, now) = (Head.Split('\n'), edited.Split('\n'));
        var head = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = old.Reverse()
            .Zip(now.Reverse())
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        tail = Math.Min(tail, Math.Min(old.Length, now.Length) - head);
        return Guard(
            Target("Sum"),
            new Edit(
                "src/A.cs",
                new(head + 1, old.Length - tail),
                string.Join('\n', old[head..^tail]),
                string.Join('\n', now[head..^tail])
            )
        );
    }

    private static ChangedMember Target(string name) =>
        CSharpMembers.All("src/A.cs", Head).Single(member => member.Name == $"A.{name}");

    private static string? Guard(ChangedMember target, params Edit[] edits) =>
        EditGuard.Check(Head, target, Candidate(target, edits));

    private static Candidate Candidate(ChangedMember target, params Edit[] edits) =>
        new("c", target.Id, edits, "test", "t", "r");
}
