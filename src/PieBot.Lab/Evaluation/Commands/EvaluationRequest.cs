using PieBot.Core.Configuration;
using PieBot.Core.Processes;
using PieBot.Lab.Evaluation.Asking;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Tool.Commands;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary>An evaluation as the user asked for it.</summary>
/// <param name="Generations">Null when a model is asked.</param>
/// <param name="Model">Null when a file is evaluated.</param>
/// <param name="First">So many pairs of the file; null: all.</param>
/// <param name="Core">Null: unbound.</param>
internal sealed record EvaluationRequest(
    string Pairs,
    string Cases,
    string? Generations,
    string? Column,
    ModelChoice? Model,
    string? ExamplesFrom,
    EffectRange? Effect,
    string Output,
    MeasuringSettings Measuring,
    int? First,
    Shard? Shard,
    int? Core,
    SandboxKind Sandbox
);
