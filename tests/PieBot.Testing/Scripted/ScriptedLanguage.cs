using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Testing.Scripted;

/// <summary>
/// A language whose programs say what they do (<see cref="ScriptProgram"/>): the whole engine runs on it in milliseconds. Files
/// end in <c>.script</c>, and their tests stand in <see cref="TestsPath"/>.
/// </summary>
/// <param name="step">Called before each step that would build, start or run something: it may throw, or do mischief.</param>
internal sealed class ScriptedLanguage(Func<string, Task>? step = null) : IEcosystem
{
    public const string TestsPath = "tests.txt";

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

    private Task StepAsync(string name) => step?.Invoke(name) ?? Task.CompletedTask;
}
