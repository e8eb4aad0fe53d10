using System.Reflection.PortableExecutable;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

public sealed class FrameworkImagesTests : IDisposable
{
    private const string Framework = "xunit.v3.common.dll";

    private readonly TemporaryFolder _folder = new();

    private string Output => Directory.CreateDirectory(At("output")).FullName;

    private ImageCache Cache => new(At("cache"));

    private string At(string name) => Path.Combine(_folder.Path, name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_frameworks_that_come_as_packages_and_without_native_code_are_compiled()
    {
        var project = Project("net10.0", "xunit.mine.dll");
        Copy(Framework, Framework);
        Copy("PieBot.Testing.dll", "PieBot.Testing.dll");
        Copy(Framework, "xunit.mine.dll");
        File.Copy(
            Path.Combine(InstalledSdk.Running, "System.Linq.dll"),
            Path.Combine(Output, "xunit.native.dll")
        );
        File.WriteAllText(Path.Combine(Output, "nunit.broken.dll"), "not an assembly");

        var found = FrameworkImages.Found(project);

        Assert.Equal([Path.Combine(Output, Framework)], found);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "libraries": { "A/1": {} } }""")]
    [InlineData(null)]
    public void Where_it_is_not_known_what_is_the_repositorys_own_nothing_is_compiled(string? text)
    {
        var project = Project("net10.0", "Tests.dll");
        Copy(Framework, Framework);
        var dependencies = Path.Combine(Output, "Tests.deps.json");
        File.Delete(dependencies);
        if (text is not null)
        {
            File.WriteAllText(dependencies, text);
        }

        Assert.Empty(FrameworkImages.Found(project));
    }

    [Theory]
    [InlineData("net8.0", false)]
    [InlineData("net10.0-windows", false)]
    [InlineData("net10.0", true)]
    public async Task Only_where_tests_run_on_our_runtime_is_there_a_worker_of_its_own(
        string framework,
        bool expected
    )
    {
        await using var images = new FrameworkImages(Cache, At("work"), Cancellation);
        var project = images.Prepared(Project(framework, "Tests.dll"));

        await images.PutAsync([project], Cancellation);

        Assert.Equal(expected, project.Worker is not null);
        Assert.Equal(expected, File.Exists(project.Worker));
    }

    [Fact]
    public async Task An_image_takes_the_place_of_the_assembly_and_is_kept_for_the_next_run()
    {
        Assert.SkipUnless(
            await AheadCompiler.FindAsync(At("found"), Cancellation) is not null,
            "The compiler that works ahead of time cannot be had here."
        );
        var project = Project("net10.0", "Tests.dll");
        Copy(Framework, Framework);
        Copy("xunit.v3.core.dll", "xunit.v3.core.dll");
        await PutAsync(project);

        Assert.Empty(FrameworkImages.Found(project));
        Assert.True(NativeSize(Framework) > 0);
        Assert.True(NativeSize("xunit.v3.core.dll") > 0);

        var image = File.ReadAllBytes(Path.Combine(Output, Framework));
        Copy(Framework, Framework);
        var kept = Cache.Of(Path.Combine(Output, Framework));
        Assert.Equal(image, File.ReadAllBytes(kept!));
        // The next run has nothing to compile, and could not here.
        await using (var next = new FrameworkImages(Cache, Write("file", ""), Cancellation))
        {
            await next.PutAsync([project], Cancellation);
        }

        Assert.Equal(image, File.ReadAllBytes(Path.Combine(Output, Framework)));
    }

    [Fact]
    public void An_image_that_is_damaged_is_not_used()
    {
        var assembly = Write("a.dll", "as built");
        Cache.Keep(Write("image.dll", "image"), assembly);
        var kept = Cache.Of(assembly)!;
        Assert.Equal("image", File.ReadAllText(kept));
        Assert.Null(Cache.Of(Write("other.dll", "built anew")));

        File.WriteAllText(kept, "ima");

        Assert.Null(Cache.Of(assembly));
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public void A_file_that_is_linked_elsewhere_stays_there_as_it_was()
    {
        var assembly = Path.Combine(Output, "a.dll");
        File.WriteAllText(assembly, "as built");
        using var copy = OutputCopy.Create(Output, "linked", new Dictionary<string, byte[]>());
        var image = Write("image.dll", "image");

        ImageCache.Put(image, assembly);

        Assert.Equal("image", File.ReadAllText(assembly));
        Assert.Equal("image", File.ReadAllText(image));
        Assert.Equal("as built", File.ReadAllText(Path.Combine(copy.Folder, "a.dll")));
    }

    [Fact]
    public void What_nobody_has_used_for_long_is_let_go()
    {
        var image = Write("image.dll", "image");
        var (old, used, added) = (
            Write("old.dll", "1"),
            Write("used.dll", "2"),
            Write("added.dll", "3")
        );
        foreach (var assembly in (string[])[old, used])
        {
            Cache.Keep(image, assembly);
            File.SetLastWriteTimeUtc(Cache.Of(assembly)!, DateTime.UtcNow - TimeSpan.FromDays(90));
        }

        Assert.NotNull(Cache.Of(used));
        Cache.Keep(image, added);

        Assert.Null(Cache.Of(old));
        Assert.NotNull(Cache.Of(used));
        Assert.NotNull(Cache.Of(added));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    private async Task PutAsync(TestProject project)
    {
        await using var images = new FrameworkImages(Cache, At("work"), Cancellation);
        await images.PutAsync([project], Cancellation);
    }

    // With an assembly of the repository's own beside it.
    private TestProject Project(string framework, string own)
    {
        File.WriteAllText(
            Path.Combine(Output, "Tests.deps.json"),
            $$"""
            {
              "targets": { "net": {
                "Own/1.0.0": { "runtime": { "lib/{{own}}": {} } },
                "Framework/1.0.0": { "runtime": { "lib/{{Framework}}": {} } } } },
              "libraries": { "Own/1.0.0": { "type": "project" }, "Framework/1.0.0": { "type": "package" } }
            }
            """
        );
        return new(
            At("Tests.csproj"),
            "Tests.csproj",
            framework,
            Path.Combine(Output, "Tests.dll"),
            TestRunnerKind.VSTest
        );
    }

    private void Copy(string name, string to) =>
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, name),
            Path.Combine(Output, to),
            overwrite: true
        );

    private int NativeSize(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Output, name));
        using var reader = new PEReader(stream);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size;
    }
}
