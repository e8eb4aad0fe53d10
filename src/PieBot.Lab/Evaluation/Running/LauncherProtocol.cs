using System.Text.Json.Serialization;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>A program to be started, its streams in files.</summary>
/// <param name="Command">Program and arguments.</param>
/// <param name="Folder">It works in.</param>
internal sealed record LaunchOne(
    IReadOnlyList<string> Command,
    string Input,
    string Output,
    string Error,
    string Folder
);

/// <summary>Programs that are started at once, bound to one core, and waited for.</summary>
/// <param name="Core">Null: any.</param>
/// <param name="CpuSeconds">Processor time after which the kernel stops one.</param>
/// <param name="WallSeconds">After which all are killed.</param>
internal sealed record LaunchRequest(
    IReadOnlyList<LaunchOne> Programs,
    int? Core,
    int CpuSeconds,
    int WallSeconds
);

/// <summary>How one of them ended.</summary>
/// <param name="CpuNanoseconds">User and system time of it and of what it waited for.</param>
/// <param name="Exit">-1 when it was not an exit.</param>
/// <param name="Signal">0 when it ended by itself.</param>
internal sealed record LaunchEnd(
    long CpuNanoseconds,
    long WallNanoseconds,
    int Exit,
    int Signal,
    bool TimedOut
)
{
    public bool Succeeded => Exit == 0 && Signal == 0 && !TimedOut;

    public TimeSpan Cpu => TimeSpan.FromTicks(CpuNanoseconds / 100);
}

/// <param name="Ends">In the order of the request.</param>
internal sealed record LaunchReply(IReadOnlyList<LaunchEnd> Ends, string? Fault = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LaunchRequest))]
[JsonSerializable(typeof(LaunchReply))]
internal sealed partial class LauncherJson : JsonSerializerContext;
