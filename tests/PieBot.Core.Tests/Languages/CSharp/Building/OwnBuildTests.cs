using System.Security.Cryptography;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

/// <summary>
/// One real repository of two libraries: one with all that a compiler's command line can bring into an assembly (generated code,
/// resources, a key, mapped paths, embedded symbols), and one that a step after the compiler changes.
/// </summary>
public sealed class OwnBuildTests(OwnBuildTests.Fixture fixture)
    : IClassFixture<OwnBuildTests.Fixture>
{
    private const string Finder = "src/Lib/Finder.cs";
    private const string Woven = "src/Woven/Woven.cs";
    private const string Shared = "src/Shared/Both.cs";

    [Fact]
    public void Only_the_library_that_is_changed_after_its_compiler_differs_from_its_own_build() =>
        Assert.Equal(
            [
                "src/Woven/Woven.csproj differs from its own build when compiled in memory (bytes after the end): the repository itself builds every candidate in it",
            ],
            fixture.Prepared.Notices.Where(notice =>
                notice.Contains("in memory", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Asking_as_a_build_asks_does_not_take_the_step_behind_the_compiler_once_more() =>
        Assert.Single(
            Directory.GetFiles(fixture.Root, "Woven.dll", SearchOption.AllDirectories),
            path =>
                path.Contains("/src/Woven/obj/Release/net10.0/Woven.dll", StringComparison.Ordinal)
                && File.ReadAllText(path).Split("woven\n").Length == 2
        );

    [Fact]
    public async Task Source_generators_run_again_on_an_edit_that_is_built_in_memory()
    {
        // Of a kind that does not ask whether the surface is the same: generated types may bear other attributes.
        using var side = await BuildAsync(
            "generated",
            SideKind.Mutated,
            Finder,
            text => text.Replace("^(a+)+$", "^a*$", StringComparison.Ordinal)
        );
        var run = await side.Suites[0]
            .RunAsync(fixture.Confinement, TimeSpan.FromMinutes(2), Cancelled);

        Assert.True(side.Quick);
        Assert.Equal(
            ["LibTests.Empty_is_not_all_a"],
            run.Outcomes.Where(test => test.Value == TestOutcome.Failed).Select(test => test.Key)
        );
    }

    [Fact]
    public async Task Instrumented_text_of_what_a_generator_reads_keeps_its_generated_code()
    {
        var edit = Edit(
            Finder,
            text =>
                text.Replace(
                    "AllA().IsMatch(text)",
                    "AllA().Count(text) > 0",
                    StringComparison.Ordinal
                )
        );
        using var side = await BuildAsync("probed", SideKind.Probed, edit.ProbedCandidate);
        var run = await side.Suites[0]
            .RunAsync(fixture.Confinement, TimeSpan.FromMinutes(2), Cancelled);

        Assert.True(side.Quick);
        Assert.Equal(Fixture.Tests, run.Outcomes.Count(test => test.Value == TestOutcome.Passed));
    }

    [Fact]
    public async Task Sides_of_a_library_that_differs_are_built_by_the_repository_and_stand_together()
    {
        var edit = Edit(Woven, text => text.Replace("* 2", "<< 1", StringComparison.Ordinal));
        using var observed = await BuildAsync(
            "observed",
            SideKind.Observed,
            edit.ObservedCandidate!
        );
        using var plain = await BuildAsync("plain", SideKind.Plain, edit.Texts);

        foreach (var (side, calls) in ((BuiltSide, bool)[])[(observed, true), (plain, false)])
        {
            Assert.False(side.Quick);
            var assembly = await File.ReadAllTextAsync(
                Path.Combine(((DotNetSuite)side.Suites[0]).Project.OutputFolder, "Woven.dll"),
                Cancelled
            );
            Assert.EndsWith("woven", assembly.TrimEnd(), StringComparison.Ordinal);
            Assert.Equal(calls, assembly.Contains("PieBot.Generated", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_file_that_two_projects_compile_carries_its_probe_in_both()
    {
        var edit = Edit(Shared, text => text.Replace("1 + 1", "2", StringComparison.Ordinal));
        using var side = await BuildAsync("linked", SideKind.Probed, edit.ProbedCandidate);

        Assert.False(side.Quick);
        foreach (var name in (string[])["Lib.dll", "Woven.dll"])
        {
            Assert.Contains(
                "PieBot.Generated",
                await File.ReadAllTextAsync(
                    Path.Combine(((DotNetSuite)side.Suites[0]).Project.OutputFolder, name),
                    Cancelled
                ),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task An_edit_that_does_not_build_for_another_framework_is_refused_and_one_that_never_did_is_left_out()
    {
        var (suites, fault) = await RebuildAsync("return text.Length * int.Parse(\"2\".AsSpan());");

        Assert.Null(suites);
        Assert.StartsWith(
            "src/Woven/Woven.csproj does not build for netstandard2.0: Woven.cs(",
            fault,
            StringComparison.Ordinal
        );
        Assert.Contains(
            fixture.Prepared.Notices,
            notice =>
                notice.StartsWith(
                    "src/Woven/Woven.csproj does not build for net8.0 at the head commit",
                    StringComparison.Ordinal
                )
        );

        (suites, fault) = await RebuildAsync("return text.Length << 1;");

        Assert.Null(fault);
        Assert.Single(suites!);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        string body
    ) =>
        await fixture.Prepared.RebuildAsync(
            new Dictionary<string, byte[]>
            {
                [Woven] = System.Text.Encoding.UTF8.GetBytes(
                    fixture
                        .Read(Woven)
                        .Replace("return text.Length * 2;", body, StringComparison.Ordinal)
                ),
            },
            Cancelled
        );

    private EditedMembers Edit(string path, Func<string, string> edit) =>
        fixture.Prepared.Edit(
            new Dictionary<string, byte[]>
            {
                [path] = System.Text.Encoding.UTF8.GetBytes(edit(fixture.Read(path))),
            },
            null
        );

    private Task<BuiltSide> BuildAsync(
        string name,
        SideKind kind,
        string path,
        Func<string, string> edit
    ) => BuildAsync(name, kind, Edit(path, edit).Texts);

    private async Task<BuiltSide> BuildAsync(
        string name,
        SideKind kind,
        IReadOnlyDictionary<string, string> texts
    )
    {
        var (side, fault) = await fixture.Prepared.BuildAsync(new(name, kind, texts), Cancelled);
        Assert.Null(fault);
        return side!;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private TinyRepository _repository = null!;
        private Worktree _worktree = null!;

        internal IPreparedHead Prepared { get; private set; } = null!;

        internal Confinement Confinement { get; } = new(Scratch.Create(), new());

        internal const int Tests = 6;

        public string Root => _worktree.Root;

        public string Read(string path) => _repository.Read(path);

        public async ValueTask InitializeAsync()
        {
            var cancellationToken = TestContext.Current.CancellationToken;
            _repository = await TinyRepository.CreateAsync(Files);
            using (var key = new RSACryptoServiceProvider(2048))
            {
                await File.WriteAllBytesAsync(
                    Path.Combine(_repository.Root, "src/Lib/key.snk"),
                    key.ExportCspBlob(includePrivateParameters: true),
                    cancellationToken
                );
            }

            await _repository.CommitAsync("key");
            // The commit and this address go into the assembly.
            await _repository.GitAsync("remote", "add", "origin", "https://example.invalid/lib");
            _worktree = await Worktree.AddAsync(
                _repository.Root,
                _repository.Head,
                Path.Combine(Confinement.Scratch, "baseline"),
                cancellationToken
            );
            var (prepared, fault) = await new DotNetEcosystem().PrepareAsync(
                new(
                    _repository.Root,
                    _repository.Head,
                    _worktree.Root,
                    Path.Combine(Confinement.Scratch, "candidate"),
                    [Finder, Woven]
                ),
                new(),
                Confinement,
                new((_, _) => { }),
                cancellationToken
            );
            Assert.Null(fault);
            Prepared = prepared!;
        }

        public async ValueTask DisposeAsync()
        {
            await Prepared.DisposeAsync();
            await _worktree.DisposeAsync();
            Scratch.Remove(Confinement.Scratch);
            _repository.Dispose();
        }

        private static readonly Dictionary<string, string> Files = new()
        {
            [TinyRepository.Library] = """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                    <SignAssembly>true</SignAssembly>
                    <AssemblyOriginatorKeyFile>key.snk</AssemblyOriginatorKeyFile>
                    <DebugType>embedded</DebugType>
                    <EmbedAllSources>true</EmbedAllSources>
                    <PathMap>$(MSBuildProjectDirectory)=/_/</PathMap>
                    <Version>1.2.3</Version>
                    <PublishRepositoryUrl>true</PublishRepositoryUrl>
                  </PropertyGroup>
                  <ItemGroup>
                    <EmbeddedResource Include="words.txt" />
                    <Compile Include="../Shared/Both.cs" />
                    <PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="10.0.0" />
                  </ItemGroup>
                  <!-- As tools do that work a version out of tags. -->
                  <Target Name="Tagged" BeforeTargets="BeforeCompile;GetAssemblyVersion;CoreCompile" Condition="'$(DesignTimeBuild)' != 'true'">
                    <PropertyGroup><AssemblyVersion>3.2.0.0</AssemblyVersion></PropertyGroup>
                  </Target>
                </Project>
                """,
            ["src/Lib/words.txt"] = "hello",
            ["src/Lib/Texts.resx"] = """
                <?xml version="1.0" encoding="utf-8"?>
                <root>
                  <resheader name="resmimetype"><value>text/microsoft-resx</value></resheader>
                  <resheader name="version"><value>2.0</value></resheader>
                  <resheader name="reader"><value>System.Resources.ResXResourceReader, System.Windows.Forms</value></resheader>
                  <resheader name="writer"><value>System.Resources.ResXResourceWriter, System.Windows.Forms</value></resheader>
                  <data name="Greeting" xml:space="preserve"><value>good day</value></data>
                </root>
                """,
            [Finder] = """
                using System.Resources;
                using System.Runtime.CompilerServices;
                using System.Runtime.InteropServices;
                using System.Text.Json;
                using System.Text.Json.Serialization;
                using System.Text.RegularExpressions;
                using Microsoft.Extensions.Logging;

                namespace Lib;

                public static partial class Finder
                {
                    private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19];

                    [GeneratedRegex("^(a+)+$")]
                    private static partial Regex AllA();

                    public static bool IsAllA(string text)
                    {
                        return AllA().IsMatch(text);
                    }

                    public static string Embedded()
                    {
                        using var reader = new StreamReader(typeof(Finder).Assembly.GetManifestResourceStream("Lib.words.txt")!);
                        return reader.ReadToEnd();
                    }

                    public static string Greeting() => new ResourceManager("Lib.Texts", typeof(Finder).Assembly).GetString("Greeting")!;

                    public static string Write(Point point) => JsonSerializer.Serialize(point, Context.Default.Point);

                    public static int Prime(int index) => Primes[index];

                    public static string Here([CallerFilePath] string path = "") => path;

                    [LoggerMessage(Level = LogLevel.Information, Message = "found {Count}")]
                    public static partial void Found(ILogger logger, int count);

                    [LibraryImport("libc", EntryPoint = "getpid")]
                    public static partial int ProcessId();
                }

                public sealed record Point(int X, int Y);

                [JsonSerializable(typeof(Point))]
                internal sealed partial class Context : JsonSerializerContext;
                """,
            ["src/Woven/Woven.csproj"] = """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFrameworks>net10.0;net8.0;netstandard2.0</TargetFrameworks>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup><Compile Include="../Shared/Both.cs" /></ItemGroup>
                  <!-- It does not look whether it has done so. -->
                  <Target Name="Weave" AfterTargets="CoreCompile">
                    <WriteLinesToFile File="@(IntermediateAssembly)" Lines="woven" Overwrite="false" />
                  </Target>
                </Project>
                """,
            [Shared] = """
                internal static class Both
                {
                    internal static int Two() { return 1 + 1; }
                }
                """,
            [Woven] = """
                using System;

                namespace Woven
                {
                    public static class Twice
                    {
                        public static int Length(string text)
                        {
                            if (text == null) throw new ArgumentNullException(nameof(text));
                            return text.Length * 2;
                        }
                    }
                }
                """,
            ["src/Woven/Never.cs"] = """
                #if NET8_0
                #error never built for this one
                #endif
                """,
            ["tests/Directory.Build.targets"] = """
                <Project>
                  <ItemGroup>
                    <ProjectReference Include="../../src/Woven/Woven.csproj" />
                  </ItemGroup>
                </Project>
                """,
            ["tests/Lib.Tests/LibTests.cs"] = """
                using Lib;
                using Xunit;

                public class LibTests
                {
                    [Fact] public void Finds() => Assert.True(Finder.IsAllA("aaaa"));
                    [Fact] public void Empty_is_not_all_a() => Assert.False(Finder.IsAllA(""));
                    [Fact] public void Is_embedded() => Assert.Equal("hello", Finder.Embedded());
                    [Fact] public void Is_translated() => Assert.Equal("good day", Finder.Greeting());
                    [Fact] public void Writes() => Assert.Equal("{\"X\":1,\"Y\":2}", Finder.Write(new(1, 2)));
                    [Fact] public void Doubles() => Assert.Equal(6, Woven.Twice.Length("abc"));
                }
                """,
        };
    }
}
