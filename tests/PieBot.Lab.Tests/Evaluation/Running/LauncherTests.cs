namespace PieBot.Lab.Evaluation.Running;

/// <summary>The launcher with real programs, here without a sandbox around it.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Tells_the_processor_time_and_the_end_of_each_program()
    {
        var reply = await RunAsync(
            20,
            "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; cat",
            "exit 3"
        );

        Assert.Null(reply.Fault);
        Assert.True(reply.Ends[0].Succeeded);
        Assert.Equal(3, reply.Ends[1].Exit);
        Assert.True(reply.Ends[0].CpuNanoseconds > reply.Ends[1].CpuNanoseconds);
        Assert.Equal(
            "hello",
            await File.ReadAllTextAsync(Output(0), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_program_that_takes_too_much_processor_time_is_stopped()
    {
        var reply = await RunAsync(1, "while :; do :; done");

        Assert.True(reply.Ends[0].TimedOut);
        // The kernel counts by its own ticks.
        Assert.InRange(reply.Ends[0].Cpu.TotalSeconds, 0.5, 5);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_a_fault()
    {
        var input = new StringReader(
            Line(
                new(
                    [new(["/no/such/program"], Input(), Output(0), Error(0), _folder.Path)],
                    null,
                    1,
                    5
                )
            )
        );
        using var output = new StringWriter();

        await Launcher.RunAsync(input, output);

        Assert.Contains("fault\":\"", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<LaunchReply> RunAsync(int seconds, params string[] scripts)
    {
        var programs = scripts
            .Select(
                (script, at) =>
                    new LaunchOne(
                        ["/bin/sh", "-c", script],
                        Input(),
                        Output(at),
                        Error(at),
                        _folder.Path
                    )
            )
            .ToList();
        using var output = new StringWriter();
        await Launcher.RunAsync(
            new StringReader(Line(new(programs, CoreBinding.Usual, seconds, 60))),
            output
        );
        return System.Text.Json.JsonSerializer.Deserialize(
            output.ToString(),
            LauncherJson.Default.LaunchReply
        )!;
    }

    private static string Line(LaunchRequest request) =>
        System.Text.Json.JsonSerializer.Serialize(request, LauncherJson.Default.LaunchRequest);

    private string Input() => _folder.Write("in", "hello");

    private string Output(int at) => Path.Combine(_folder.Path, $"out{at}");

    private string Error(int at) => Path.Combine(_folder.Path, $"err{at}");
}
