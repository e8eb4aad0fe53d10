using System.Text;
using PieBot.Core.Languages.Cpp.Building;

namespace PieBot.Core.Tests.Languages.Cpp;

/// <summary>What is built once more, and what stands already.</summary>
public sealed class BuildTreeTests
{
    private const string Lists = """
        cmake_minimum_required(VERSION 3.14)
        project(one CXX)
        add_library(one one.cpp)

        """;

    [Fact]
    public async Task The_same_files_are_compiled_once()
    {
        CppTools.MustBeThere();
        using var repository = await TinyGit.CreateAsync();
        repository.Write("CMakeLists.txt", Lists);
        repository.Write("one.cpp", "int one() { return 1; }\n");
        await repository.CommitAsync();
        using var folder = new TemporaryFolder();
        var tree = new BuildTree(
            repository.Root,
            "",
            Path.Combine(folder.Path, "build"),
            TimeSpan.FromMinutes(2)
        );
        Assert.Null(await tree.ConfigureAsync([], TestContext.Current.CancellationToken));

        var two = await BuildAsync("int one() { return 2; }\n");
        var same = await BuildAsync("int one() { return 2; }\n");
        var broken = await BuildAsync("int one() { return }\n");
        var again = await BuildAsync("int one() { return 2; }\n");

        Assert.Null(two.Fault);
        Assert.Equal(two, same);
        Assert.NotNull(broken.Fault);
        // After another build nothing is known of what stands there.
        Assert.Null(again.Fault);
        Assert.NotEqual(two.Written, again.Written);

        async Task<(string? Fault, DateTime Written)> BuildAsync(string text) =>
            (
                await tree.BuildAsync(
                    new Dictionary<string, byte[]> { ["one.cpp"] = Encoding.UTF8.GetBytes(text) },
                    TestContext.Current.CancellationToken
                ),
                Directory
                    .EnumerateFiles(tree.Folder, "*.o", SearchOption.AllDirectories)
                    .Select(File.GetLastWriteTimeUtc)
                    .DefaultIfEmpty()
                    .Max()
            );
    }
}
