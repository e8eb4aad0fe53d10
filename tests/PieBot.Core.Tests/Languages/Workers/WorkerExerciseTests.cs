using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.Workers;

/// <summary>A worker that notes one call of a test, and could make one of its own.</summary>
public sealed class WorkerExerciseTests
{
    private const string Call =
        """{"test":"T","compared":true,"opaque":false,"member":"M","argumentsHash":"1","arguments":"1","outcomeHash":"2","outcome":"2"}""";

    [Fact]
    public async Task In_the_sandbox_members_are_exercised() =>
        Assert.Equal(
            2,
            await CallsAsync(SandboxKind.Auto, $"printf '%s\\n' \"$MARK\"'{{\"calls\":[{Call}]}}'")
        );

    /// <summary>What is made of the tests' arguments may be a path.</summary>
    [Fact]
    public async Task Without_a_sandbox_nothing_is_exercised() =>
        Assert.Equal(
            1,
            await CallsAsync(SandboxKind.None, $"printf '%s\\n' \"$MARK\"'{{\"calls\":[{Call}]}}'")
        );

    [Fact]
    public async Task What_tests_showed_is_known_though_an_exercise_ends_the_process() =>
        Assert.Equal(1, await CallsAsync(SandboxKind.Auto, "exit 134"));

    private static async Task<int> CallsAsync(SandboxKind kind, string exercise)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a shell script.");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var (sandbox, notice) = await Bubblewrap.FindAsync(kind, null, cancellationToken);
        Assert.SkipUnless(kind == SandboxKind.None || sandbox is not null, notice ?? "");
        var script = $$"""
            while read -r line; do
                case "$line" in
                    *'"observe"'*) printf '%s\n' "$MARK"'{"calls":[{{Call}}],"canExercise":true}' ;;
                    *'"exercise"'*) {{exercise}} ;;
                esac
            done
            """;
        await using var worker = Worker.Start(
            new(
                ["sh", "-c", script],
                folder.Path,
                new Dictionary<string, string> { ["MARK"] = WorkerProgram.Marker }
            ),
            new(new Confinement(Path.Combine(folder.Path, "scratch"), new(), sandbox))
            {
                Exercises = true,
            }
        );

        var observed = await worker.ObserveAsync(["T"], cancellationToken);

        Assert.True(observed.Reply is not null, observed.Fault);
        return observed.Reply.Calls.Count;
    }
}
