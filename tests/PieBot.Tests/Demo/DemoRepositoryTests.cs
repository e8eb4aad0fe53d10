using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Core.Targets;
using PieBot.Tool.Demo;

namespace PieBot.Tests.Demo;

public sealed class DemoRepositoryTests
{
    [Fact]
    public async Task Unpacks_a_repository_with_a_branch_and_refuses_a_folder_in_use()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("piebot-unpack-").FullName;
        try
        {
            var root = await DemoRepository.UnpackAsync(
                "csharp",
                Path.Combine(folder, "demo"),
                cancellationToken
            );

            Assert.Equal(
                "",
                await new Git(root).RunAsync(["status", "--porcelain"], cancellationToken)
            );
            Assert.Equal(
                DemoRepository.Branch,
                (
                    await new Git(root).RunAsync(["branch", "--show-current"], cancellationToken)
                ).Trim()
            );
            var changes = await ChangeReader.ReadAsync(
                new(root, DemoRepository.Base),
                cancellationToken
            );
            Assert.Contains(changes.Targets, target => target.Name == "OrderBook.Total");
            await Assert.ThrowsAsync<UserErrorException>(() =>
                DemoRepository.UnpackAsync("csharp", root, cancellationToken)
            );
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }

            Directory.Delete(folder, recursive: true);
        }
    }
}
