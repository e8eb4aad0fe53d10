using System.Text.Json.Serialization;

namespace PieBot.Workers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(DiscoverReply))]
[JsonSerializable(typeof(CoverReply))]
[JsonSerializable(typeof(ObserveReply))]
[JsonSerializable(typeof(RunReply))]
[JsonSerializable(typeof(WorkerFault))]
[JsonSerializable(typeof(TimedCommand))]
internal sealed partial class WorkerJson : JsonSerializerContext;
