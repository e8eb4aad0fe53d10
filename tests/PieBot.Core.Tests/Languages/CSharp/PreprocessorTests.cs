using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Mutants;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.CSharp;

public sealed class PreprocessorTests
{
    private const string Path = "src/Lib/Words.cs";

    private const string Words = """
        public static class Words
        {
        #if NET8_0_OR_GREATER
            public static string Join(string[] words)
            {
                var text = "";
                foreach (var word in words)
                {
                    text += word + ",";
                }

                return text;
            }
        #else
            public static string Join(string[] words) => string.Concat(words);
        #endif
            public static bool HasLong(string[] words)
            {
                return words.Where(word => word.Length > 3).Count() > 0;
            }
        }
        """;

    private static readonly string Symbols = string.Join(';', FrameworkSymbols.Of("net10.0"));

    [Fact]
    public void An_edit_touches_the_member_that_is_compiled_and_no_other()
    {
        var edit = Edit(
            Words.Replace("var text = \"\"", "string text = \"\"", StringComparison.Ordinal)
        );

        Assert.Equal("Words.Join", Assert.Single(edit.Touched).Name);
        Assert.Null(edit.Uncompiled);
        var probed = edit.ProbedBaseline[Path].Split('\n');
        Assert.Contains("Probe.Enter", probed[4], StringComparison.Ordinal);
        Assert.DoesNotContain(
            probed[14..],
            line => line.Contains("Probe", StringComparison.Ordinal)
        );
        Assert.Contains(
            "Calls.Enter",
            edit.ObservedBaseline![Path].Split('\n')[4],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "=> string.Concat(words)",
        "=> string.Join(\",\", words)",
        "#else of #if NET8_0_OR_GREATER"
    )]
    [InlineData(
        "                return words.Where(word => word.Length > 3).Count() > 0;",
        "#if NEVER\n        return false;\n#else\n        return words.Where(word => word.Length > 3).Count() > 0;\n#endif",
        "#if NEVER"
    )]
    public void An_edit_of_what_is_not_compiled_says_so(
        string old,
        string replacement,
        string condition
    )
    {
        old = old.TrimStart().StartsWith("=>", StringComparison.Ordinal) ? old : old[8..];
        Assert.Contains(old, Words, StringComparison.Ordinal);

        var edit = Edit(Words.Replace(old, replacement, StringComparison.Ordinal));

        Assert.Contains("not compiled", edit.Uncompiled, StringComparison.Ordinal);
        Assert.Contains(condition, edit.Uncompiled, StringComparison.Ordinal);
    }

    /// <summary>What a Debug build alone does no test sees.</summary>
    [Theory]
    [InlineData("Debug.Assert(n < 1000); return n;", "calls Debug.Assert")]
    [InlineData(
        "System.Diagnostics.Debug.Fail(\"no\"); return n;",
        "calls System.Diagnostics.Debug.Fail"
    )]
    [InlineData("Debug.Assert(n > 0); return n + 0;", null)]
    [InlineData("Debug.Assert(n > 1); return n;", "line 2")]
    [InlineData("Console.WriteLine(n); return n;", null)]
    public void An_edit_that_calls_Debug_says_so(string body, string? words)
    {
        const string before = "class A {\nint M(int n) { Debug.Assert(n > 0); return n; }\n}";

        var said = DebugCalls.Added(
            "a.cs",
            before,
            before.Replace("Debug.Assert(n > 0); return n;", body, StringComparison.Ordinal),
            null
        );

        Assert.Equal(words is null, said is null);
        Assert.Contains(words ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_outside_of_members_touches_none()
    {
        var edit = Edit("using System.Linq;\n" + Words);

        Assert.Empty(edit.Touched);
        Assert.Null(edit.Uncompiled);
    }

    [Fact]
    public void Mutants_are_planted_in_lines_that_are_compiled()
    {
        var text = Words.ReplaceLineEndings("\n");

        Assert.NotEmpty(CSharpMutants.Plant(text, [new(6, 9)], 10, Symbols));
        Assert.Empty(CSharpMutants.Plant(text, [new(15, 15)], 10, Symbols));
    }

    [Fact]
    public void The_guard_refuses_an_edit_of_lines_that_are_not_compiled()
    {
        var target = CSharpMembers
            .All(Path, Words, Symbols)
            .Single(one => one.Name == "Words.Join");
        var edits = LineDiff.Of(
            Path,
            SourceFile.OfText(Words),
            SourceFile.OfText(
                Words.Replace("string.Concat(words)", "\"\"", StringComparison.Ordinal)
            )
        );

        var refusal = EditGuard.Check(
            Words,
            target,
            new("c-1", target.Id, edits, "model:m", "t", "r")
        );

        Assert.Contains("lines 15 of", refusal, StringComparison.Ordinal);
        Assert.Contains("#else of #if NET8_0_OR_GREATER", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_read_with_what_its_project_defines()
    {
        using var git = await TinyGit.CreateAsync();
        git.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><DefineConstants>$(DefineConstants);FROM_PROPS</DefineConstants></PropertyGroup></Project>"
        );
        git.Write(
            "src/Lib/Lib.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>
              <TargetFrameworks>netstandard2.0;net8.0</TargetFrameworks>
              <DefineConstants>$(DefineConstants);OWN</DefineConstants>
              <DefineConstants Condition="'$(Configuration)' == 'Debug'">$(DefineConstants);ONLY_DEBUG</DefineConstants>
              <DefineConstants Condition="'$(TargetFramework)' != 'netstandard2.0'">$(DefineConstants);MODERN</DefineConstants>
            </PropertyGroup></Project>
            """
        );
        await git.CommitAsync();
        static string Member(string symbol) => $"#if {symbol}\n    int {symbol}() => 1;\n#endif\n";
        string[] symbols =
        [
            "FROM_PROPS",
            "OWN",
            "ONLY_DEBUG",
            "MODERN",
            "NET8_0_OR_GREATER",
            "NETSTANDARD",
            "RELEASE",
            "DEBUG",
        ];
        git.Write("src/Lib/deep/A.cs", $"class A\n{{\n{string.Concat(symbols.Select(Member))}}}\n");
        git.Write("src/Lib/Dead.cs", "class Dead\n{\n#if DEBUG\n    int M() => 1;\n#endif\n}\n");
        await git.CommitAsync();

        var changes = await ChangeReader.ReadAsync(
            new(git.Root, "HEAD~1"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            ["A.FROM_PROPS", "A.OWN", "A.MODERN", "A.NET8_0_OR_GREATER", "A.RELEASE"],
            changes.Targets.Select(target => target.Name)
        );
        Assert.Contains(
            "#if DEBUG",
            changes.LeftOut.Single(one => one.Path == "src/Lib/Dead.cs").Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("net48", "NET472_OR_GREATER", "NETCOREAPP")]
    [InlineData("netstandard2.0", "NETSTANDARD1_6_OR_GREATER", "NETSTANDARD2_1_OR_GREATER")]
    [InlineData("net9.0-windows10.0.19041.0", "WINDOWS", "NET10_0_OR_GREATER")]
    [InlineData("netcoreapp3.1", "NETCOREAPP3_1_OR_GREATER", "NET5_0_OR_GREATER")]
    public void A_framework_defines_what_the_sdk_says(string framework, string has, string lacks)
    {
        Assert.Contains(has, FrameworkSymbols.Of(framework));
        Assert.DoesNotContain(lacks, FrameworkSymbols.Of(framework));
    }

    [Fact]
    public void An_assembly_tells_what_it_was_compiled_with()
    {
        var symbols = ProjectSymbols.Compiled(typeof(PreprocessorTests).Assembly.Location);

        Assert.Contains($"NET{Environment.Version.Major}_0_OR_GREATER", symbols!.Split(';'));
    }

    private static EditedMembers Edit(string after)
    {
        var root = Directory.CreateTempSubdirectory("piebot-if-");
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(root.FullName, "src", "Lib"));
            File.WriteAllText(
                System.IO.Path.Combine(root.FullName, Path),
                Words.ReplaceLineEndings("\n")
            );
            return CSharpEdits.Of(
                root.FullName,
                new Dictionary<string, byte[]>
                {
                    [Path] = System.Text.Encoding.UTF8.GetBytes(after.ReplaceLineEndings("\n")),
                },
                null,
                (_, _) => Symbols
            );
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
