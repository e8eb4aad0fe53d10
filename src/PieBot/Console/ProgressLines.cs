using System.Security.Cryptography;
using PieBot.Core.Runs;
using PieBot.Core.Verification;
using PieBot.Tool.Reports;
using Spectre.Console;

namespace PieBot.Tool.Console;

/// <summary>The words that all ways of showing progress share.</summary>
internal static class ProgressLines
{
    public static string Step(VerifyProgress step) =>
        step.Total > 0
            ? $"[{step.Done}/{step.Total}{Left(step.Left)}] {step.Stage}: {step.Message}"
            : $"{step.Stage}: {step.Message}";

    // No promise: it is told roughly.
    private static string Left(TimeSpan? left) =>
        left switch
        {
            null => "",
            { TotalMinutes: < 1 } => ", less than a minute left",
            { TotalMinutes: < 100 } time => $", about {Math.Ceiling(time.TotalMinutes):0} min left",
            { } time => $", about {time.TotalHours:0.0} h left",
        };

    public static string Verdict(Verdict verdict, Func<string, string> name) =>
        $"{Summary.Words(verdict.Kind)}: {verdict.CandidateId} ({name(verdict.CandidateId)}): {verdict.Reason}";
}

/// <summary>A moving line on a terminal, with the verdicts above it.</summary>
internal sealed class TerminalProgress(
    IAnsiConsole console,
    StatusContext status,
    Func<string, string> name
) : IProgress<VerifyProgress>
{
    public void Report(VerifyProgress value)
    {
        if (value.Verdict is { } verdict)
        {
            console.WriteLine(ProgressLines.Verdict(verdict, name));
        }
        else if (value.Stage == VerifyProgress.Measured)
        {
            console.WriteLine(ProgressLines.Step(value));
        }
        else
        {
            status.Status(Markup.Escape(ProgressLines.Step(value)));
        }
    }
}

/// <summary>A line a step.</summary>
internal sealed class PlainProgress(TextWriter output, Func<string, string> name)
    : IProgress<VerifyProgress>
{
    public void Report(VerifyProgress value) =>
        output.WriteLine(
            value.Verdict is { } verdict
                ? ProgressLines.Verdict(verdict, name)
                : ProgressLines.Step(value)
        );
}

/// <summary>A line a step, with the seconds since the start.</summary>
internal sealed class TimedProgress(TextWriter output, Func<string, string> name, TimeProvider time)
    : IProgress<VerifyProgress>
{
    private readonly long _start = time.GetTimestamp();

    public void Report(VerifyProgress value) =>
        output.WriteLine(
            $"{time.GetElapsedTime(_start).TotalSeconds, 8:0.0} s  {(value.Verdict is { } verdict ? ProgressLines.Verdict(verdict, name) : ProgressLines.Step(value))}"
        );
}

/// <summary>Tells two of every step.</summary>
internal sealed class BothProgress(IProgress<VerifyProgress> one, IProgress<VerifyProgress> other)
    : IProgress<VerifyProgress>
{
    public void Report(VerifyProgress value)
    {
        one.Report(value);
        other.Report(value);
    }
}

/// <summary>Folds the steps to each verdict into a group of the workflow's log. What a step says may come from a repository or a model: no line of it is a command to the runner.</summary>
internal sealed class GroupedProgress(TextWriter output, Func<string, string> name)
    : IProgress<VerifyProgress>
{
    // What stops commands must be no word that those lines could hold.
    private readonly string _word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly PlainProgress _lines = new(output, name);
    private bool _open;

    public void Report(VerifyProgress value)
    {
        if (value.Verdict is not null || value.Stage == VerifyProgress.Measured)
        {
            Close();
        }
        else if (!_open)
        {
            output.WriteLine($"::group::{Data(ProgressLines.Step(value))}");
            _open = true;
        }

        output.WriteLine($"::stop-commands::{_word}");
        _lines.Report(value);
        output.WriteLine($"::{_word}::");
    }

    public void Close()
    {
        if (_open)
        {
            output.WriteLine("::endgroup::");
            _open = false;
        }
    }

    // https://docs.github.com/actions/reference/workflow-commands-for-github-actions: data is percent-encoded.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
}
