using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;
using PieBot.Tool.GitHub;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>What <c>piebot propose</c> is told.</summary>
/// <param name="Model">Null: only the rules propose.</param>
/// <param name="Keyless">Whether a model was named and, for lack of a key, is not asked.</param>
internal sealed record ProposeRequest(
    Configured Configured,
    ChangeRequest Changes,
    ModelChoice? Model,
    bool Keyless
)
{
    /// <summary>Whether the repository's build files may run.</summary>
    public bool Trusted { get; init; }

    public bool Profile { get; init; }

    /// <summary>Divides the verification among machines.</summary>
    public required Func<ProposalFile, ProposalFile> Plan { get; init; }

    /// <summary>Null: a new one.</summary>
    public string? Folder { get; init; }

    public ReportFormat Format { get; init; }
}

/// <summary>The options of <c>piebot propose</c>.</summary>
internal sealed class ProposeOptions
{
    private readonly ChangeOptions _changes;
    private readonly ModelOptions _model;
    private readonly Option<bool> _trusted;
    private readonly Option<bool> _profile;
    private readonly Option<string?> _folder;
    private readonly Option<ReportFormat> _format;

    public ProposeOptions(Command command)
    {
        _changes = new(command);
        _model = new(command, proposes: true, verifies: false);
        command.With(ConfigurationOptions.File);
        _trusted = command.Flag(
            "--trust",
            "Restore the projects and read them with MSBuild, which runs the repository's build files and source generators. Finds more; use it only on code you trust. Without it nothing from the repository is executed."
        );
        _profile = Profile(command);
        Shards = new(command);
        _folder = command.RunFolder();
        _format = command.Format(ReportFormat.Text, ReportFormat.Json);
        command.Validators.Add(Check);
    }

    public ShardOptions Shards { get; }

    public static Option<bool> Profile(Command command) =>
        command.Flag(
            "--profile",
            "Profile the head's tests, and propose first for the changed members in which they spend most time. Builds the head once more, and takes some seconds per test project (C#) or per changed member (Python, C++)."
        );

    public async Task<ProposeRequest> BindAsync(
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        var configured = await _changes.ConfigureAsync(parsed, cancellationToken);
        var given = configured.Given;
        var inStep = Shards.InStep(given);
        var changes = _changes.Read(configured) with { AllowNothing = inStep };
        var model = _model.Read(given);
        var keyless =
            model is not null
            && inStep
            && KeylessStep.Is(
                model,
                GitHubEnvironment.Read(Environment.GetEnvironmentVariable),
                Secrets.Get
            );
        return new(configured, changes, keyless ? null : model, keyless)
        {
            Trusted = given.GetValue(_trusted),
            Profile = given.GetValue(_profile),
            Plan = proposals => Shards.Plan(given, proposals),
            Folder = given.GetValue(_folder),
            Format = given.GetValue(_format),
        };
    }

    private void Check(CommandResult result)
    {
        if (result.GetValue(_profile) && !result.GetValue(_trusted))
        {
            result.AddError(
                "--profile runs the repository's build and tests, which needs --trust."
            );
        }
    }
}
