using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Probe;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Testing;
using PieBot.Workers;

namespace PieBot.TestHost.Tests;

/// <summary>The worker inside real test programs of each framework, generated and built here.</summary>
public sealed class WorkerTests
{
    private const string Sdk = "Microsoft.NET.Test.Sdk 17.14.1";

    public static TheoryData<string, string, string, string> Frameworks =>
        new()
        {
            {
                "xunit2",
                "using Xunit;",
                "[Fact]",
                $"xunit 2.9.3;xunit.runner.visualstudio 2.8.2;{Sdk}"
            },
            {
                "nunit",
                "using NUnit.Framework;",
                "[Test]",
                $"NUnit 4.4.0;NUnit3TestAdapter 5.2.0;{Sdk}"
            },
            {
                // Its framework cannot be loaded twice in one process without help.
                "nunit3",
                "using NUnit.Framework;",
                "[Test]",
                $"NUnit 3.14.0;NUnit3TestAdapter 4.5.0;{Sdk}"
            },
            {
                "mstest",
                "using Microsoft.VisualStudio.TestTools.UnitTesting;",
                "[TestMethod]",
                $"MSTest.TestFramework 3.10.4;MSTest.TestAdapter 3.10.4;{Sdk}"
            },
            { "xunit3", "using Xunit;", "[Fact]", "xunit.v3 4.0.2" },
        };

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Discovers_covers_and_repeats(
        string name,
        string use,
        string mark,
        string packages
    )
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var root = Directory.CreateTempSubdirectory($"piebot-{name}-").FullName;
        try
        {
            var assembly = await BuildAsync(root, name, use, mark, packages, cancellationToken);
            var suite = new DotNetSuite(
                new("Tiny.csproj", "Tiny", "net10.0", assembly, TestRunnerKind.VSTest)
            );
            var settings = new WorkerSettings(
                new Confinement(Path.Combine(root, "scratch"), new())
            );
            await using var worker = suite.Start(settings);

            var discovered = await worker.DiscoverAsync(cancellationToken);
            Assert.True(discovered.Reply is not null, discovered.Fault);
            Assert.Equal(
                ["Calls", "Chats", "Fails", "Passes", "Ready"],
                discovered.Reply.Tests.Select(test => test.Name.Split('.')[^1]).Order()
            );
            var ids = discovered.Reply.Tests.ToDictionary(
                test => test.Name.Split('.')[^1],
                test => test.Id
            );

            var covered = (await worker.CoverAsync([.. ids.Values], cancellationToken)).Reply!;
            var byId = covered.Tests.ToDictionary(test => test.Id);
            Assert.Equal(3, byId[ids["Calls"]].Calls);
            Assert.Equal(0, byId[ids["Passes"]].Calls);
            Assert.True(byId[ids["Passes"]].Passed);
            Assert.False(byId[ids["Fails"]].Passed);

            // xunit v3 tells what it did when all is over, and NUnit from a thread of its own, some time after.
            Assert.Equal(name is "xunit2" or "mstest", discovered.Reply.TellsEach);
            // The other side's worker has a temporary folder of its own.
            await using (var other = suite.Start(settings))
            {
                await other.DiscoverAsync(cancellationToken);
                if (discovered.Reply.TellsEach)
                {
                    var together = await other.ReachAsync([.. ids.Values], cancellationToken);
                    Assert.True(together.Reply is not null, together.Fault);
                    Assert.Equal(
                        covered.Tests.Select(test => (test.Id, test.Calls, test.Passed)).Order(),
                        together
                            .Reply.Tests.Select(test => (test.Id, test.Calls, test.Passed))
                            .Order()
                    );
                }

                var beside = await other.CoverAsync([ids["Passes"]], cancellationToken);
                Assert.True(beside.Reply!.Tests.Single().Passed);
            }

            var run = (
                await worker.RunAsync([ids["Calls"]], 5, ProbeClock.Wall, cancellationToken)
            ).Reply!;
            Assert.Equal(15, run.MemberCalls);
            Assert.Empty(run.Failed);
            Assert.True(run.MemberNanoseconds > 0 && run.WallNanoseconds > run.MemberNanoseconds);
            // The member does next to nothing: what is left of it is more than half of what the clock alone takes.
            Assert.InRange(run.ProbeNanoseconds, 1, run.MemberNanoseconds);
            Assert.Equal(
                0,
                (
                    await worker.RunAsync(
                        [ids["Calls"]],
                        5,
                        ProbeClock.Allocations,
                        cancellationToken
                    )
                )
                    .Reply!
                    .ProbeNanoseconds
            );
            // What a test prints, even in the shape of an answer, is taken for none.
            Assert.Empty(
                (await worker.RunAsync([ids["Chats"]], 2, ProbeClock.Wall, cancellationToken))
                    .Reply!
                    .Failed
            );
            Assert.Equal(
                [ids["Fails"]],
                (await worker.RunAsync([ids["Fails"]], 1, ProbeClock.Wall, cancellationToken))
                    .Reply!
                    .Failed
            );
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Tests_that_are_no_more_than_methods_are_called_without_their_framework(
        string name,
        string use,
        string mark,
        string packages
    )
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var suite = new DotNetSuite(
            new(
                "Tiny.csproj",
                "Tiny",
                "net10.0",
                await BuildAsync(folder.Path, name, use, mark, packages, cancellationToken),
                TestRunnerKind.VSTest
            )
        );
        var settings = new WorkerSettings(
            new Confinement(Path.Combine(folder.Path, "scratch"), new())
        );
        await using var framework = suite.Start(settings);
        var discovered = (await framework.DiscoverAsync(cancellationToken)).Reply!;
        Assert.True(discovered.CallsTests);
        var ids = discovered.Tests.ToDictionary(test => test.Name.Split('.')[^1], test => test.Id);
        string[] plain = [ids["Calls"], ids["Passes"], ids["Fails"]];

        await using var direct = suite.Start(settings with { Steady = true, Direct = plain });
        var asked = await direct.DiscoverAsync(cancellationToken);
        Assert.True(asked.Reply is not null, asked.Fault);
        Assert.Equal("direct", asked.Reply.Driver);
        Assert.Equal(plain, asked.Reply.Tests.Select(test => test.Id));
        Assert.Equal(
            [(3, true), (0, true), (0, false)],
            (await direct.CoverAsync(plain, cancellationToken)).Reply!.Tests.Select(test =>
                ((int)test.Calls, test.Passed)
            )
        );
        var run = (await direct.RunAsync(plain, 5, ProbeClock.Wall, cancellationToken)).Reply!;
        Assert.Equal(15, run.MemberCalls);
        Assert.Equal([ids["Fails"]], run.Failed);

        // Something is done before this one.
        await using var prepared = suite.Start(settings with { Direct = [ids["Ready"]] });
        Assert.Contains(
            "more than a method",
            (await prepared.DiscoverAsync(cancellationToken)).Fault
        );
    }

    private static string Prepared(string name) =>
        name switch
        {
            "mstest" =>
                "[TestClass] public class Prepared { private bool _ready; [TestInitialize] public void Prepare() { _ready = true; } [TestMethod] public void Ready() { Assert.IsTrue(_ready); } }",
            "nunit" or "nunit3" =>
                "public class Prepared { private bool _ready; [SetUp] public void Prepare() { _ready = true; } [Test] public void Ready() { Assert.That(_ready); } }",
            _ =>
                "public class Fixture { } public class Prepared(Fixture fixture) : IClassFixture<Fixture> { [Fact] public void Ready() { Assert.NotNull(fixture); } }",
        };

    private static async Task<string> BuildAsync(
        string root,
        string name,
        string use,
        string mark,
        string packages,
        CancellationToken cancellationToken
    )
    {
        var references = string.Concat(
            packages
                .Split(';')
                .Select(package => package.Split(' '))
                .Select(package =>
                    $"<PackageReference Include=\"{package[0]}\" Version=\"{package[1]}\" />"
                )
        );
        var executable = name == "xunit3" ? "<OutputType>Exe</OutputType>" : "";
        var project = Path.Combine(root, "Tiny.csproj");
        await File.WriteAllTextAsync(
            project,
            $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{executable}<NoWarn>NU1603</NoWarn></PropertyGroup><ItemGroup>{references}</ItemGroup></Project>",
            cancellationToken
        );
        // A fixture of the class is what NUnit and MSTest need a mark for.
        var type = name == "mstest" ? "[TestClass]" : "";
        await File.WriteAllTextAsync(
            Path.Combine(root, "Tests.cs"),
            $$"""
            {{use}}
            {{type}}
            public class TinyTests
            {
                private static int Member(int x) { PieBot.Generated.Probe.Enter(); try { return x + 1; } finally { PieBot.Generated.Probe.Leave(); } }
                {{mark}} public void Calls() { Member(Member(Member(1))); }
                // No other process can have the file at the same time.
                private static readonly System.IO.FileStream Mine = new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "mine"), System.IO.FileMode.OpenOrCreate, System.IO.FileAccess.ReadWrite, System.IO.FileShare.None);
                {{mark}} public void Passes() { Mine.Flush(); }
                {{mark}} public void Chats() { System.Console.WriteLine("{\"wallNanoseconds\":1}"); System.Console.Write("half a line"); }
                {{mark}} public void Fails() { throw new System.InvalidOperationException("red"); }
            }

            {{Prepared(name)}}
            """,
            cancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(root, "Probe.cs"),
            ProbeSource.Text,
            cancellationToken
        );
        Assert.Null(await DotNetCli.RestoreAsync(project, cancellationToken));
        Assert.Null(
            await DotNetCli.BuildAsync(
                project,
                null,
                new(TimeSpan.FromMinutes(5)),
                cancellationToken
            )
        );
        return Path.Combine(root, "bin", "Release", "net10.0", "Tiny.dll");
    }
}
