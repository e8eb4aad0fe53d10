using PieBot.Core.Changes;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Targets;

public sealed class PatchReaderTests
{
    private const string Source =
        "class A\r\n{\r\n    int X() => 1;\r\n\r\n    int Y() => 2;\r\n}\r\n";

    [Fact]
    public async Task Turns_a_diff_into_edits_that_apply_to_the_byte()
    {
        using var git = await TinyGit.CreateAsync();
        await git.GitAsync("config", "core.autocrlf", "false");
        git.Write("A.cs", Source);
        git.Write("tests/T.cs", "class T { }\n");
        var head = await git.CommitAsync();
        git.Write("A.cs", Source.Replace("=> 2", "=> 22", StringComparison.Ordinal));
        git.Write("tests/T.cs", "class T { int Z; }\n");
        var patch = Path.Combine(git.Root, "..", Path.GetFileName(git.Root) + ".diff");
        await git.GitAsync("diff", $"--output={patch}");
        await git.GitAsync("checkout", "-q", ".");

        var content = await PatchReader.ReadAsync(
            git.Root,
            null,
            patch,
            TestContext.Current.CancellationToken
        );
        File.Delete(patch);

        Assert.Equal(head, content.Head);
        Assert.Equal("A.Y", Assert.Single(content.Targets).Name);
        Assert.Equal("tests/T.cs", Assert.Single(content.LeftOut).Path);
        var (files, fault) = EditApplier.Plan(git.Root, content.Edits);
        Assert.Null(fault);
        Assert.Equal(
            Source.Replace("=> 2", "=> 22", StringComparison.Ordinal),
            System.Text.Encoding.UTF8.GetString(files!["A.cs"])
        );
    }

    [Theory]
    [InlineData("--- a/A.cs\n+++ b/A.cs\n@@ -1 +1 @@\n-class B\n+class C\n", "does not apply")]
    [InlineData("", "holds no diff")]
    [InlineData("Nothing changed.\n", "holds no diff")]
    public async Task Says_what_is_wrong_with_a_patch(string patch, string words)
    {
        using var git = await TinyGit.CreateAsync();
        git.Write("A.cs", Source);
        await git.CommitAsync();
        git.Write("bad.diff", patch);

        var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
            PatchReader.ReadAsync(
                git.Root,
                null,
                Path.Combine(git.Root, "bad.diff"),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }
}
