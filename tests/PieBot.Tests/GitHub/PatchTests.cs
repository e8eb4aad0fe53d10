using PieBot.Changes;
using PieBot.Processes;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tests.GitHub;

public sealed class PatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-patch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Git_applies_it_to_the_byte()
    {
        var lines = Enumerable.Range(1, 12).Select(line => $"line {line}");
        var head = Scene.Text(lines);
        var file = Path.Combine(_folder, "a.cs");
        await File.WriteAllBytesAsync(file, head, TestContext.Current.CancellationToken);
        Edit[] edits =
        [
            new("a.cs", new(1, 0), "", "first"),
            new("a.cs", new(3, 4), "line 3\nline 4", null),
            new("a.cs", new(6, 7), "line 6\nline 7", "line 6\nseven\nseven and a half"),
            new("a.cs", new(10, 9), "", "nine and a half"),
            new("a.cs", new(12, 12), "line 12", "twelve"),
        ];
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "p.diff"),
            string.Join('\n', Patch.Of(edits)) + "\n",
            TestContext.Current.CancellationToken
        );

        var applied = await new Git(_folder).TryRunAsync(
            ["apply", "--unidiff-zero", "p.diff"],
            TestContext.Current.CancellationToken
        );

        Assert.Equal("", applied.Error);
        Assert.Equal(
            SourceFile.Parse(head).Apply(edits),
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
        );
    }
}
