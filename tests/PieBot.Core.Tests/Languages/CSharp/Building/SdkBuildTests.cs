using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

/// <summary>
/// A real library with what the SDK's compiler and ours may write differently (the type behind a collection expression; ours of
/// late adds an attribute), and with what the place of a file gets into: types of a generated file, the path of a caller.
/// Ours is left out, so that the other is what is tested.
/// </summary>
public sealed class SdkBuildTests(SdkBuildTests.Fixture fixture)
    : IClassFixture<SdkBuildTests.Fixture>
{
    private const string Finder = "src/Lib/Finder.cs";

    [Fact]
    public async Task The_project_as_it_stands_is_what_its_own_build_gives()
    {
        Assert.Empty(await fixture.Sdk.CompareAsync([Finder], Cancelled));
        Assert.Empty(await fixture.Usual.CompareAsync([Finder], Cancelled));
    }

    [Theory]
    [InlineData("[count, 0]", "[count, 1]", "LibTests.Counts")]
    [InlineData("^(a+)+$", "^a*$", "LibTests.Empty_is_not_all_a")]
    public async Task An_edit_is_built_without_a_build_and_its_tests_see_it(
        string original,
        string edited,
        string failing
    )
    {
        var built = Assert.IsType<MemorySide.Built>(
            await BuildAsync("edited", SideKind.Mutated, [], original, edited)
        );

        Assert.True(built.Side.Quick);
        Assert.Equal([failing], await FailedAsync(built.Side));
    }

    [Fact]
    public async Task Text_that_calls_further_files_is_compiled_with_them()
    {
        var built = Assert.IsType<MemorySide.Built>(
            await BuildAsync(
                "added",
                SideKind.Probed,
                [
                    "namespace Added { internal static class More { internal static int One => 1; } }",
                ],
                "[count, 0]",
                "[count, Added.More.One]"
            )
        );

        Assert.Equal(["LibTests.Counts"], await FailedAsync(built.Side));
    }

    [Fact]
    public async Task An_error_is_told_in_the_compilers_words() =>
        Assert.Equal(
            new MemorySide.Refused(
                "Finder.cs(15,45): CS0103: The name 'missing' does not exist in the current context"
            ),
            await BuildAsync("broken", SideKind.Plain, [], "[count, 0]", "[count, missing]")
        );

    [Fact]
    public async Task A_candidate_that_changes_what_others_compile_against_is_left_to_a_full_build()
    {
        Assert.IsType<MemorySide.NotEnough>(
            await BuildAsync(
                "surface",
                SideKind.Plain,
                [],
                "string Describe(",
                "string Other() => \"\"; public static string Describe("
            )
        );
        using var same = Assert
            .IsType<MemorySide.Built>(
                await BuildAsync("inside", SideKind.Plain, [], "[count, 0]", "[0, count]")
            )
            .Side;
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<IReadOnlyList<string>> FailedAsync(BuiltSide side)
    {
        using (side)
        {
            var run = await side.Suites[0]
                .RunAsync(fixture.Confinement, TimeSpan.FromMinutes(2), Cancelled);
            Assert.Equal(Fixture.Tests, run.Outcomes.Count);
            return run
                .Outcomes.Where(test => test.Value == TestOutcome.Failed)
                .Select(test => test.Key)
                .ToList();
        }
    }

    private Task<MemorySide> BuildAsync(
        string name,
        SideKind kind,
        IReadOnlyList<string> added,
        string original,
        string edited
    )
    {
        var text = fixture.Read(Finder);
        Assert.Contains(original, text, StringComparison.Ordinal);
        return fixture.Sdk.BuildAsync(
            new(
                name,
                kind,
                new Dictionary<string, string>
                {
                    [Finder] = text.Replace(original, edited, StringComparison.Ordinal),
                }
            ),
            added,
            Cancelled
        );
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal const int Tests = 4;

        private readonly CompilerServers _servers = new();
        private TinyRepository _repository = null!;

        internal MemorySides Sdk { get; private set; } = null!;

        internal MemorySides Usual { get; private set; } = null!;

        internal Confinement Confinement { get; } = new(Scratch.Create(), new());

        public string Read(string path) => _repository.Read(path);

        public async ValueTask InitializeAsync()
        {
            _repository = await TinyRepository.CreateAsync(Files);
            var (built, fault) = await DotNetEcosystem.BuildAsync(
                _repository.Root,
                [Finder],
                new(),
                _servers,
                new((_, _) => { }),
                TestContext.Current.CancellationToken
            );
            Assert.Null(fault);
            Usual = new(_repository.Root, built!, _servers, TimeSpan.FromMinutes(5));
            Sdk = new(_repository.Root, built!, _servers, TimeSpan.FromMinutes(5))
            {
                Compilers = [CompilerKind.Sdk],
            };
        }

        public async ValueTask DisposeAsync()
        {
            await _servers.DisposeAsync();
            Scratch.Remove(Confinement.Scratch);
            _repository.Dispose();
        }

        private static readonly Dictionary<string, string> Files = new()
        {
            [Finder] = """
                using System.Runtime.CompilerServices;
                using System.Text.RegularExpressions;

                namespace Lib;

                public static partial class Finder
                {
                    [GeneratedRegex("^(a+)+$")]
                    private static partial Regex AllA();

                    public static bool IsAllA(string text) => AllA().IsMatch(text);

                    public static string Describe(string name, int count)
                    {
                        IReadOnlyList<int> counts = [count, 0];
                        return $"{name} {counts[0] + counts[1]}";
                    }

                    public static string Here([CallerFilePath] string path = "") => path;
                }

                file sealed class Local;
                """,
            ["tests/Lib.Tests/LibTests.cs"] = """
                using Lib;
                using Xunit;

                public class LibTests
                {
                    [Fact] public void Finds() => Assert.True(Finder.IsAllA("aaaa"));
                    [Fact] public void Empty_is_not_all_a() => Assert.False(Finder.IsAllA(""));
                    [Fact] public void Counts() => Assert.Equal("a 2", Finder.Describe("a", 2));
                    [Fact] public void Knows_its_place() => Assert.EndsWith("LibTests.cs", Finder.Here());
                }
                """,
        };
    }
}
