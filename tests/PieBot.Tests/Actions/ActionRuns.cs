using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>What a test of the actions runs on: a pull request's repository and a tool that notes how it is called.</summary>
public abstract class ActionRuns : IAsyncLifetime
{
    private protected string Root { get; } =
        Directory.CreateTempSubdirectory("piebot-action-").FullName;
    private protected RecordedTool Tool { get; }
    private protected PullRequestRepository Repository { get; set; } = null!;

    private protected ActionRuns() => Tool = new(Root);

    public async ValueTask InitializeAsync() =>
        Repository = await PullRequestRepository.CreateAsync(Path.Combine(Root, "repository"));

    public ValueTask DisposeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
