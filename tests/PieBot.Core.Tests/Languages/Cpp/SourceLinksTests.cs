using PieBot.Core.Languages.Cpp.Building;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class SourceLinksTests
{
    [Fact]
    public void What_is_there_stays_also_a_link_that_leads_nowhere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "C++ is built on Linux.");
        using var folder = new TemporaryFolder();
        var sources = Directory.CreateDirectory(Path.Combine(folder.Path, "sources")).FullName;
        var builds = Directory.CreateDirectory(Path.Combine(folder.Path, "cpp", "build")).Parent!;
        Directory.CreateDirectory(Path.Combine(sources, "build"));
        File.WriteAllText(Path.Combine(sources, "data.txt"), "7");
        File.WriteAllText(Path.Combine(sources, ".git"), "gitdir: elsewhere");
        File.CreateSymbolicLink(Path.Combine(sources, "broken"), "nowhere");

        SourceLinks.Create(sources, builds.FullName);
        SourceLinks.Create(sources, builds.FullName);

        Assert.Equal(
            ["broken", "build", "data.txt"],
            builds.EnumerateFileSystemInfos().Select(entry => entry.Name).Order()
        );
        Assert.Null(new DirectoryInfo(Path.Combine(builds.FullName, "build")).LinkTarget);
        Assert.Equal("7", File.ReadAllText(Path.Combine(builds.FullName, "data.txt")));
    }
}
