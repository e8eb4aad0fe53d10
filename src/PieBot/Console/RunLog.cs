using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core;
using PieBot.Core.Files;
using PieBot.Core.Runs;
using PieBot.Core.Verification;

namespace PieBot.Tool.Console;

/// <summary>A line of a log.</summary>
/// <param name="Level"><c>info</c> or <c>error</c>.</param>
/// <param name="Stage">Of the work; <c>start</c> and <c>end</c> of the command itself.</param>
/// <param name="Done">Candidates that have a verdict; null before any is verified.</param>
internal sealed record LogLine(
    DateTimeOffset Time,
    string Level,
    string Stage,
    string Message,
    string? Candidate = null,
    VerdictKind? Verdict = null,
    int? Done = null,
    int? Total = null
);

/// <summary>Adds what a command tells to a file, a line of JSON a step. What a step says may hold what was said to it: secrets are taken out.</summary>
internal sealed class RunLog : IProgress<VerifyProgress>
{
    private static readonly LogLineContext Context = new(
        new(LogLineContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Func<string, string> _clean;
    private readonly TextWriter _error;
    private bool _broken;

    /// <param name="clean">Takes secrets out of a text.</param>
    /// <param name="error">Where it is said, once, when the log cannot be continued.</param>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public RunLog(
        string path,
        string command,
        TimeProvider time,
        Func<string, string> clean,
        TextWriter error
    )
    {
        (_path, _time, _clean, _error) = (Path.GetFullPath(path), time, clean, error);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            Append(Line("info", "start", $"piebot {command}, version {ToolVersion.Current}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write the log {path}: {exception.Message} Give --log another file.",
                exception
            );
        }
    }

    public void Report(VerifyProgress value)
    {
        var line = Line("info", value.Stage, value.Verdict?.Reason ?? value.Message);
        Add(
            line with
            {
                Candidate = value.Verdict?.CandidateId,
                Verdict = value.Verdict?.Kind,
                Done = value.Total > 0 ? value.Done : null,
                Total = value.Total > 0 ? value.Total : null,
            }
        );
    }

    /// <summary>The command's last line.</summary>
    /// <param name="fault">Why it could not do its work; null when it did.</param>
    public void End(int exitCode, string? fault) =>
        Add(Line(fault is null ? "info" : "error", "end", fault ?? $"exit code {exitCode}"));

    private LogLine Line(string level, string stage, string message) =>
        new(_time.GetUtcNow(), level, stage, _clean(message));

    // A log is no reason to lose the work.
    private void Add(LogLine line)
    {
        lock (_lock)
        {
            if (_broken)
            {
                return;
            }

            try
            {
                Append(line);
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                _broken = true;
                _error.WriteLine(
                    $"piebot: the log {_path} ends here, but the work continues: {exception.Message}"
                );
            }
        }
    }

    private void Append(LogLine line) =>
        DurableFile.AppendLine(_path, JsonSerializer.Serialize(line, Context.LogLine));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class LogLineContext : JsonSerializerContext;
