using System.Diagnostics;
using PieBot.Core;
using PieBot.Core.Verification;

namespace PieBot.Tool.Tracing;

/// <summary>A span for a command, and one within it for each stretch of a stage; a verdict is an event of its stage.</summary>
internal sealed class StageSpans : IProgress<VerifyProgress>, IDisposable
{
    public const string Name = "PieBot";

    private static readonly ActivitySource Source = new(Name, ToolVersion.Current);

    private readonly Lock _lock = new();
    private readonly ActivityListener _listener;
    private readonly List<Activity> _ended = [];
    private readonly Activity _command;
    private Activity? _stage;

    public StageSpans(string command)
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(_listener);
        _command = Start($"piebot {command}", default);
    }

    public void Report(VerifyProgress value)
    {
        lock (_lock)
        {
            if (_stage?.DisplayName != value.Stage)
            {
                Stop(_stage);
                _stage = Start(value.Stage, _command.Context);
            }

            if (value.Verdict is { } verdict)
            {
                _stage.AddEvent(
                    new(
                        "verdict",
                        tags: new()
                        {
                            ["piebot.candidate"] = verdict.CandidateId,
                            ["piebot.verdict"] = verdict.Kind.ToString(),
                        }
                    )
                );
            }
        }
    }

    /// <returns>All spans, the command's last.</returns>
    public IReadOnlyList<Activity> End(int exitCode, bool failed)
    {
        lock (_lock)
        {
            Stop(_stage);
            _stage = null;
            _command.SetTag("process.exit.code", exitCode);
            _command.SetStatus(failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            Stop(_command);
            return _ended;
        }
    }

    public void Dispose() => _listener.Dispose();

    // Never the current activity: requests to a model would carry it along.
    private static Activity Start(string name, ActivityContext parent)
    {
        var current = Activity.Current;
        Activity.Current = null;
        try
        {
            return Source.StartActivity(name, ActivityKind.Internal, parent)!;
        }
        finally
        {
            Activity.Current = current;
        }
    }

    private void Stop(Activity? span)
    {
        if (span is not null)
        {
            var current = Activity.Current;
            span.Stop();
            Activity.Current = current;
            _ended.Add(span);
        }
    }
}
