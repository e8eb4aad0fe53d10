using System.Text;
using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>
/// Reads verdicts that were made where untrusted code ran. Only ids of known candidates, names of enums and bounded, finite
/// numbers are taken; whatever else a line says (reasons, test names, notes) stays behind, and a line that claims more than it
/// proves is refused.
/// </summary>
internal sealed class TrustedVerdicts
{
    private const long MostBytes = 256L << 20;
    private const int MostLine = 4 << 20;
    private const int MostHunks = 10_000;

    // By id: whether the guard let it pass.
    private readonly Dictionary<string, bool> _known;

    /// <param name="candidates">Of the proposals.</param>
    public TrustedVerdicts(IEnumerable<Candidate> candidates) =>
        _known = candidates.ToDictionary(
            one => one.Id,
            one => one.Rejection is null,
            StringComparer.Ordinal
        );

    /// <summary>Lines that were not taken.</summary>
    public int Refused { get; private set; }

    /// <summary>A file's verdicts by candidate id. A later line takes the place of an earlier one.</summary>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    public IReadOnlyDictionary<string, Proof> Read(string path, RunFacts facts)
    {
        var proofs = new Dictionary<string, Proof>(StringComparer.Ordinal);
        foreach (var line in Lines(path))
        {
            if (line is not null && Parse(line, facts) is { } proof)
            {
                proofs[proof.CandidateId] = proof;
            }
            else
            {
                Refused++;
            }
        }

        return proofs;
    }

    /// <summary>Null for a line that is refused.</summary>
    internal Proof? Parse(string line, RunFacts facts)
    {
        try
        {
            using var json = JsonDocument.Parse(Version1.Renamed(line), new() { MaxDepth = 16 });
            var root = json.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || Numbers.Text(root, "candidateId") is not { } id
                || !_known.TryGetValue(id, out var passed)
                || Numbers.Name<VerdictKind>(root, "kind") is not { } kind
                // What the guard refused was never built: no verdict can make it anything else.
                || passed == (kind == VerdictKind.GuardRejected)
            )
            {
                return null;
            }

            var isPart = root.TryGetProperty("shrunk", out var shrunk);
            var parts = isPart ? Parts(shrunk) : null;
            if (isPart && parts is null)
            {
                return null;
            }

            var proof = new Proof(
                id,
                kind,
                Numbers.Object(root, "tests") is { } tests ? GateFacts.Parse(tests) : null,
                Numbers.Object(root, "measurement") is { } numbers
                    ? TrustedMeasurement.Parse(numbers)
                    : null,
                facts,
                parts
            );
            return proof.Holds ? proof : null;
        }
        // Half of a surrogate pair is no JSON error, and cannot be read as text either.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Numbers of hunks, which are looked up in the proposals.
    private static Shrunk? Parts(JsonElement shrunk)
    {
        if (
            shrunk.ValueKind != JsonValueKind.Object
            || Numbers.Count(shrunk, "hunks", MostHunks) is not { } hunks
            || Numbers.Number(shrunk, "share", 0, 1) is not { } share
            || !shrunk.TryGetProperty("kept", out var kept)
            || kept.ValueKind != JsonValueKind.Array
            || kept.GetArrayLength() > hunks
        )
        {
            return null;
        }

        var places = new List<int>();
        foreach (var one in kept.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Number || !one.TryGetInt32(out var place))
            {
                return null;
            }

            places.Add(place);
        }

        return new(hunks, places, share);
    }

    // Null stands for a line that is too long to be one of ours.
    private static IEnumerable<string?> Lines(string path)
    {
        StreamReader reader;
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                throw new UserErrorException(
                    $"{path} is larger than {MostBytes >> 20} MiB, too large for verdicts. Verify again."
                );
            }

            reader = new(path, new UTF8Encoding(false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot read {path}: {exception.Message} Give verdicts that 'piebot verify' wrote.",
                exception
            );
        }

        using (reader)
        {
            while (reader.ReadLine() is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    yield return line.Length > MostLine ? null : line;
                }
            }
        }
    }
}
