using PieBot.Core.Languages.CSharp.Building;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

public sealed class OutputCopyTests
{
    [Fact]
    public async Task A_side_keeps_its_bytes_when_a_later_build_writes_into_the_files_as_they_stand()
    {
        using var folder = new TemporaryFolder();
        var output = Directory.CreateDirectory(Path.Combine(folder.Path, "net10.0")).FullName;
        var assembly = Path.Combine(output, "Tests.dll");
        await File.WriteAllTextAsync(assembly, "first", TestContext.Current.CancellationToken);
        var project = new TestProject(
            "Tests.csproj",
            "Tests",
            "net10.0",
            assembly,
            TestRunnerKind.VSTest
        );

        using var copy = OutputCopy.Lasting(project, "side");
        // As a step after the compiler does, in place.
        await using (var stream = new FileStream(assembly, FileMode.Open))
        {
            stream.Write("later"u8);
        }

        Assert.Equal(
            "first",
            await File.ReadAllTextAsync(
                Path.Combine(copy.Folder, "Tests.dll"),
                TestContext.Current.CancellationToken
            )
        );
    }
}
