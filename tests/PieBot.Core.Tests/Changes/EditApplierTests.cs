using PieBot.Core.Changes;

namespace PieBot.Core.Tests.Changes;

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

    [Theory]
    [InlineData("./a.cs")]
    [InlineData("b//a.cs")]
    [InlineData("b/.GIT/a.cs")]
    public void Paths_have_one_spelling(string path)
    {
        using var folder = new TemporaryFolder();

        Assert.Null(EditApplier.Resolve(folder.Path, path));
    }

    [Fact]
    public void A_file_that_is_created_may_bring_its_folder()
    {
        using var folder = new TemporaryFolder();

        var (files, fault) = EditApplier.Plan(
            folder.Path,
            [new("new/one.cs", new(1, 0), "", "first\nsecond")]
        );
        Assert.Null(fault);
        EditApplier.Write(folder.Path, files!);

        Assert.Equal(
            "first\nsecond\n",
            File.ReadAllText(Path.Combine(folder.Path, "new", "one.cs"))
        );
    }

    [Theory]
    [InlineData(1, 1, "one")]
    [InlineData(2, 1, "")]
    public void An_edit_of_a_file_that_is_gone_creates_none(int start, int end, string original)
    {
        using var folder = new TemporaryFolder();

        var (files, fault) = EditApplier.Plan(
            folder.Path,
            [new("a.cs", new(1, 0), "", "x"), new("a.cs", new(start, end), original, "y")]
        );

        Assert.Null(files);
        Assert.Equal("a.cs no longer exists", fault);
    }

    [Fact]
    public void A_script_stays_one_that_can_be_run()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such mode.");
            return;
        }

        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "a.sh");
        File.WriteAllText(script, "one\n");
        const UnixFileMode Mode =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(script, Mode);

        EditApplier.Write(
            folder.Path,
            EditApplier.Plan(folder.Path, [new("a.sh", new(1, 1), "one", "two")]).Files!
        );

        Assert.Equal("two\n", File.ReadAllText(script));
        Assert.Equal(Mode, File.GetUnixFileMode(script));
    }

    [Fact]
    public void What_cannot_all_be_written_is_not_begun_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var first = Path.Combine(folder.Path, "a.cs");
        File.WriteAllText(first, "one\n");
        // A file where a folder is wanted.
        File.WriteAllText(Path.Combine(folder.Path, "b"), "");

        var fault = Assert.Throws<UserErrorException>(() =>
            EditApplier.Write(
                folder.Path,
                new Dictionary<string, byte[]> { ["a.cs"] = [0x32], ["b/c.cs"] = [0x33] }
            )
        );

        Assert.Contains(
            $"Cannot write below {folder.Path}",
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("one\n", File.ReadAllText(first));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }
}
