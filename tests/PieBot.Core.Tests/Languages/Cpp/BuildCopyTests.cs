using PieBot.Core.Languages.Cpp.Building;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class BuildCopyTests
{
    [Theory]
    [InlineData("\"{0}/data\"")]
    [InlineData("[==[{0}/data]==]")]
    public void Tests_that_run_among_the_sources_run_in_a_copy_of_them(string written)
    {
        using var folder = new TemporaryFolder();
        var sources = Path.Combine(folder.Path, "sources");
        var build = Path.Combine(folder.Path, "build");
        Directory.CreateDirectory(Path.Combine(sources, "data"));
        Directory.CreateDirectory(build);
        File.WriteAllText(Path.Combine(sources, "data", "in.txt"), "in");
        File.WriteAllText(
            Path.Combine(build, "CMakeCache.txt"),
            $"CMAKE_HOME_DIRECTORY:INTERNAL={sources}\n"
        );
        File.WriteAllText(
            Path.Combine(build, "CTestTestfile.cmake"),
            $"add_test(t \"{build}/t\")\nset_tests_properties(t PROPERTIES  WORKING_DIRECTORY {string.Format(written, sources)})\n"
        );

        using var side = BuildCopy.Create(build, $"{build}.side");
        using var run = BuildCopy.Create(side.Folder, $"{build}.side.run");

        foreach (var copy in (BuildCopy[])[side, run])
        {
            var list = File.ReadAllText(Path.Combine(copy.Folder, "CTestTestfile.cmake"));
            var data = Path.Combine(copy.Folder, ".piebot-source", "data");
            Assert.Contains(
                string.Format(written, Path.GetDirectoryName(data)),
                list,
                StringComparison.Ordinal
            );
            Assert.Equal("in", File.ReadAllText(Path.Combine(data, "in.txt")));
        }
    }

    [Fact]
    public void Sources_are_not_copied_for_tests_that_run_in_the_build_folder()
    {
        using var folder = new TemporaryFolder();
        var build = Path.Combine(folder.Path, "build");
        Directory.CreateDirectory(build);
        File.WriteAllText(
            Path.Combine(build, "CMakeCache.txt"),
            $"CMAKE_HOME_DIRECTORY:INTERNAL={folder.Path}/sources\n"
        );
        File.WriteAllText(
            Path.Combine(build, "CTestTestfile.cmake"),
            $"set_tests_properties(t PROPERTIES WORKING_DIRECTORY \"{build}\" _BACKTRACE_TRIPLES \"{folder.Path}/sources/CMakeLists.txt;1\")\n"
        );

        using var side = BuildCopy.Create(build, $"{build}.side");

        Assert.Single(Directory.GetFileSystemEntries(side.Folder, "CTest*"));
        Assert.False(Directory.Exists(Path.Combine(side.Folder, ".piebot-source")));
    }
}
