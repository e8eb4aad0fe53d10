using PieBot.Core;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Verification;
using PieBot.Tool.Reports;
using PieBot.Tool.Tracing;
using Spectre.Console;

namespace PieBot.Tool.Console;

/// <summary>What the user sees: results on standard output, the way there on standard error.</summary>
internal sealed class Screen(TextWriter output, TextWriter error)
{
    // A table squeezed into 80 columns of a log is unreadable.
    private const int LogWidth = 160;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private (OtlpExport Export, StageSpans Spans)? _traced;

    /// <summary>Whether this runs in a GitHub workflow.</summary>
    public static bool InActions => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";

    /// <summary>Whether every step is printed as a line, even at a terminal.</summary>
    public bool Verbose { get; set; }

    /// <summary>Where long work is logged; null: nowhere.</summary>
    public RunLog? Log { get; private set; }

    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public void LogTo(string path, string command, Func<string, string> clean) =>
        Log = new(path, command, TimeProvider.System, clean, error);

    /// <summary>Has spans of long work sent; null: none are.</summary>
    public void TraceTo(OtlpExport? export, string command) =>
        _traced = export is null ? null : (export, new(command));

    /// <summary>Ends log and spans.</summary>
    /// <param name="fault">Why the command could not do its work; null when it did.</param>
    public async Task EndAsync(int exitCode, string? fault)
    {
        Log?.End(exitCode, fault);
        if (_traced is var (export, spans))
        {
            using (spans)
            {
                if (await export.SendAsync(spans.End(exitCode, fault is not null)) is { } unsent)
                {
                    Say($"piebot: the spans could not be sent: {unsent}");
                }
            }
        }
    }

    public void Say(string line) => error.WriteLine(line);

    /// <summary>A line of the result.</summary>
    public void Write(string line) => output.WriteLine(line);

    /// <summary>Where results go.</summary>
    public TextWriter Output => output;

    /// <summary>Takes the candidates' names, for lines about them.</summary>
    public void Know(ProposalFile proposals)
    {
        var members = proposals
            .Changes.Targets.DistinctBy(target => target.Id)
            .ToDictionary(target => target.Id, target => target.Name);
        foreach (var candidate in proposals.Candidates)
        {
            _names[candidate.Id] = TerminalText.Of(
                $"{members.GetValueOrDefault(candidate.TargetId, candidate.TargetId)}, {candidate.Title}"
            );
        }
    }

    /// <summary>Shows how long work goes on: a moving line on a terminal, folded groups in a workflow, plain lines elsewhere.</summary>
    public Task<T> WatchAsync<T>(Func<IProgress<VerifyProgress>, Task<T>> work) =>
        ShowAsync(shown => work(With(With(shown, Log), _traced?.Spans)));

    private static IProgress<VerifyProgress> With(
        IProgress<VerifyProgress> one,
        IProgress<VerifyProgress>? other
    ) => other is null ? one : new BothProgress(one, other);

    private async Task<T> ShowAsync<T>(Func<IProgress<VerifyProgress>, Task<T>> work)
    {
        if (
            !Verbose
            && ReferenceEquals(error, System.Console.Error)
            && !System.Console.IsErrorRedirected
            && !InActions
        )
        {
            var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) });
            return await console
                .Status()
                .StartAsync(
                    "starting",
                    status => work(new TerminalProgress(console, status, Name))
                );
        }

        if (!InActions)
        {
            return await work(
                Verbose
                    ? new TimedProgress(error, Name, TimeProvider.System)
                    : new PlainProgress(error, Name)
            );
        }

        var groups = new GroupedProgress(error, Name);
        try
        {
            return await work(groups);
        }
        finally
        {
            groups.Close();
        }
    }

    public void Print(RunReport report, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                output.WriteLine(ReportJson.Write(report));
                break;
            case ReportFormat.Markdown:
                output.Write(MarkdownReport.Write(report));
                break;
            case ReportFormat.Summary:
                output.Write(StepSummary.Write(report));
                break;
            case ReportFormat.Sarif:
                output.WriteLine(SarifReport.Write(report));
                break;
            default:
                TextReport.Write(TextConsole(), report);
                break;
        }
    }

    /// <summary>Prints a result of another kind; markdown where it is offered.</summary>
    public void Print(
        ReportFormat format,
        Func<string> json,
        Action<IAnsiConsole> text,
        Func<string>? markdown = null
    )
    {
        switch (format)
        {
            case ReportFormat.Json:
                output.WriteLine(json());
                break;
            case ReportFormat.Markdown when markdown is not null:
                output.Write(markdown());
                break;
            default:
                text(TextConsole());
                break;
        }
    }

    /// <summary>A terminal with a person at its keyboard; null where there is none.</summary>
    public IAnsiConsole? Keyboard() =>
        ReferenceEquals(output, System.Console.Out)
        && !System.Console.IsOutputRedirected
        && !System.Console.IsInputRedirected
        && Environment.GetEnvironmentVariable("CI") is not ("true" or "1")
            ? AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) })
            : null;

    /// <summary>Where tables and text of a result go: a terminal as wide as it is, or a log.</summary>
    public IAnsiConsole TextConsole()
    {
        var toTerminal =
            ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new()
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = toTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = toTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }
        );
        if (!toTerminal)
        {
            console.Profile.Width = LogWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }

    private string Name(string candidateId) => _names.GetValueOrDefault(candidateId, candidateId);
}
