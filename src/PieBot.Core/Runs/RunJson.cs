using System.Text.Json.Serialization;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Proposals.Stage;

namespace PieBot.Core.Runs;

/// <summary>The JSON of the files between stages: camel case, enums by name, durations as <c>hh:mm:ss.fffffff</c>, NaN and infinities by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(ProposalFile))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(VerifySettings))]
[JsonSerializable(typeof(TrialRecord))]
[JsonSerializable(typeof(ReachRecord))]
[JsonSerializable(typeof(CoverRecord))]
[JsonSerializable(typeof(GateRecord))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(Decision))]
internal sealed partial class RunJson : JsonSerializerContext;
