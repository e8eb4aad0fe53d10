using PieBot.Core.Engine.Checks;
using PieBot.Core.Languages;
using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

/// <summary>Real repositories whose tests are written for other frameworks than xUnit.</summary>
public sealed class FrameworkTests
{
    private const string Path = "src/Lib/Text.cs";

    private const string Source = """
        namespace Lib;

        public static class Text
        {
            public static string Join(string[] parts)
            {
                var all = ""; foreach (var part in parts) all += part; return all;
            }

            public static int Length(string text) => text.Length;

            public static int Untested => 1;
        }

        """;

    public static TheoryData<string, string, string, string, string> Frameworks =>
        new()
        {
            {
                "using NUnit.Framework;",
                "[Test]",
                // A parameter that the project's own run settings give.
                "Assert.That(TestContext.Parameters[\"mood\"], Is.EqualTo(\"fine\"));",
                "NUnit 4.4.0;NUnit3TestAdapter 5.2.0;Microsoft.NET.Test.Sdk 17.14.1",
                "<RunSettingsFilePath>$(MSBuildThisFileDirectory)lib.runsettings</RunSettingsFilePath>"
            },
            {
                "using Microsoft.VisualStudio.TestTools.UnitTesting; [TestClass]",
                "[TestMethod]",
                "",
                "MSTest 4.0.2",
                "<EnableMSTestRunner>true</EnableMSTestRunner><OutputType>Exe</OutputType>"
            },
        };

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Covers_tests_and_observes_an_edit(
        string above,
        string mark,
        string first,
        string packages,
        string properties
    )
    {
        using var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                [Path] = Source,
                ["tests/Lib.Tests/TextTests.cs"] = $$"""
                {{above}}
                public class TextTests
                {
                    {{mark}}
                    public void Joins()
                    {
                        {{first}}
                        if (Lib.Text.Length(Lib.Text.Join(["a", "b"])) != 2) throw new Exception("wrong");
                    }
                }
                """,
                ["tests/Lib.Tests/lib.runsettings"] = """
                <RunSettings><TestRunParameters><Parameter name="mood" value="fine" /></TestRunParameters></RunSettings>
                """,
            },
            packages.Split(';'),
            properties
        );
        var member = new ChangedMember("join", Path, "Text.Join", MemberKind.Method, new(5, 8));
        var right = LineCandidate.Of(
            "right",
            member,
            Source,
            new(7, 7),
            "        return string.Concat(parts);"
        );
        await using var prepared = await PreparedRepository.CreateAsync(
            repository.Root,
            repository.Head,
            [right]
        );

        var (contender, failed) = await prepared.PassAsync(right);

        Assert.True(contender is not null, failed?.Reason);
        Assert.True(contender.Evidence is { ByLines: true, CoveringCount: 1 });
        Assert.Equal(Repetition.InProcess, contender.Coverage.Repetition);
        var reached = await prepared.ReachedAsync(Path);
        Assert.Equal(1, reached["Text.Join"]);
        Assert.Equal(1, reached["Text.Length"]);
        Assert.Equal(0, reached["Text.Untested"]);
        var observed = await prepared.ObserveAsync(right);
        Assert.True(observed is Observed.Same { Calls: 1 }, $"{observed}");
        var (_, failures) = await prepared.TestAsync(
            LineCandidate.Of(
                "wrong",
                member,
                Source,
                new(7, 7),
                "        return string.Concat(parts) + \"!\";"
            )
        );
        Assert.Contains("Joins", Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_project_without_an_adapter_has_no_test_to_run()
    {
        using var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                [Path] = Source,
                ["tests/Lib.Tests/TextTests.cs"] =
                    "public class TextTests { [Xunit.Fact] public void Joins() { } }",
            },
            ["xunit 2.9.3", "Microsoft.NET.Test.Sdk 17.14.1"]
        );
        var member = new ChangedMember("join", Path, "Text.Join", MemberKind.Method, new(5, 8));

        var fault = await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() =>
            PreparedRepository.CreateAsync(
                repository.Root,
                repository.Head,
                [LineCandidate.Of("right", member, Source, new(7, 7), "        return \"\";")]
            )
        );

        Assert.Contains("no test adapter", fault.Message, StringComparison.Ordinal);
        Assert.Contains("xunit.runner.visualstudio", fault.Message, StringComparison.Ordinal);
    }
}
