using PieBot.Changes;
using PieBot.Tests.Infra;

namespace PieBot.Tests.Changes;

public sealed class EditApplierTests
{
    [Fact]
    public void Applies_all_files_or_none()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.cs"), "one\ntwo\n");
        File.WriteAllText(Path.Combine(folder.Path, "b.cs"), "three\n");
        Edit good = new("a.cs", new(2, 2), "two", "2");

        var (files, fault) = EditApplier.Plan(
            folder.Path,
            [good, new("b.cs", new(1, 1), "was", "3")]
        );

        Assert.Null(files);
        Assert.Equal("b.cs has changed since", fault);
        EditApplier.Write(folder.Path, EditApplier.Plan(folder.Path, [good]).Files!);
        Assert.Equal("one\n2\n", File.ReadAllText(Path.Combine(folder.Path, "a.cs")));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Theory]
    [InlineData("../out.cs")]
    [InlineData("/etc/passwd")]
    [InlineData(".git/config")]
    [InlineData("a/../../out.cs")]
    [InlineData("")]
    public void Nothing_outside_the_repository_is_touched(string path)
    {
        using var folder = new TemporaryFolder();

        var (files, fault) = EditApplier.Plan(folder.Path, [new(path, new(1, 0), "", "x")]);

        Assert.Null(files);
        Assert.Contains("outside the repository", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        File.WriteAllText(Path.Combine(outside.Path, "a.cs"), "one\n");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), outside.Path);

        var (files, _) = EditApplier.Plan(folder.Path, [new("link/a.cs", new(1, 1), "one", "x")]);

        Assert.Null(files);
    }
}
