using PieBot.Processes;
using PieBot.Verification;
using PieBot.Verification.Ecosystems;

namespace PieBot.Testing.Scripted;

/// <summary>
/// A language whose programs say what they do (<see cref="ScriptProgram"/>): the whole engine runs on it in milliseconds. Files
/// end in <c>.script</c>, and their tests stand in <see cref="TestsPath"/>.
/// </summary>
/// <param name="step">Called before each step that would build, start or run something: it may throw, or do mischief.</param>
internal sealed class ScriptedLanguage(Func<string, Task>? step = null) : IEcosystem
{
    public const string TestsPath = "tests.txt";

    /// <summary>All that was asked to be built, with how it went on: what a step was called.</summary>
    public List<string> Steps { get; } = [];

    public string Name => "script";

    public bool Reads(string path) => path.EndsWith(".script", StringComparison.Ordinal);

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("build", "the head");
        await StepAsync("prepare");
        var prepared = new ScriptedLanguageHead(head.Root, StepAsync);
        return prepared.Error is { } error ? (null, error) : (prepared, null);
    }

    private async Task StepAsync(string name)
    {
        lock (Steps)
        {
            Steps.Add(name);
        }

        if (step is not null)
        {
            await step(name);
        }
    }
}
