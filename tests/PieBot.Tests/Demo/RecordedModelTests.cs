using PieBot.Core.Verification;
using PieBot.Tool.Commands;
using PieBot.Tool.Demo;

namespace PieBot.Tests.Demo;

public sealed class RecordedModelTests
{
    [Theory]
    [InlineData("python", 5, 8)]
    [InlineData("cpp", 5, 7)]
    public async Task What_was_recorded_still_answers_the_questions_on_the_sample(
        string language,
        int members,
        int edits
    )
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("piebot-recorded-").FullName;
        try
        {
            var root = await DemoRepository.UnpackAsync(language, folder, cancellationToken);
            using var desk = await ModelDesk.OpenAsync(
                DemoCommand.Model(language)!,
                new(root),
                cancellationToken
            );

            var proposals = await ProposeCommand.ProposeAsync(
                new(root, DemoRepository.Base),
                trusted: true,
                profile: null,
                desk,
                new Progress<VerifyProgress>(),
                cancellationToken
            );

            Assert.Equal(members, proposals.Changes.Targets.Count);
            Assert.Equal(edits, proposals.Candidates.Count);
            Assert.All(proposals.Candidates, one => Assert.Null(one.Rejection));
            // Each member has got at least one of the replies that bear its name.
            Assert.Equal(
                DemoRepository.Replies(language).Keys.Order(),
                proposals
                    .Changes.Targets.Where(target =>
                        proposals.Candidates.Any(one => one.TargetId == target.Id)
                    )
                    .Select(target => target.Name.Split("::")[^1])
                    .Order()
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

    [Fact]
    public void The_sample_in_csharp_asks_nobody() => Assert.Null(DemoCommand.Model("csharp"));
}
