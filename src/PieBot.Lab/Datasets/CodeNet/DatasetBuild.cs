using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PieBot.Core;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>Builds the PIE data set from CodeNet: metadata to trajectories, programs to pairs, pairs to splits. Started again after a kill, it goes on.</summary>
internal sealed class DatasetBuild(
    CodeNetFolder folder,
    BuildSettings settings,
    string output,
    BuildProgress progress
)
{
    public const string RecordName = "dataset.json";

    /// <exception cref="UserErrorException">The folder holds another data set, or the data or the disk is at fault.</exception>
    public BuildTally Run(CancellationToken cancellationToken)
    {
        var identity = Identity();
        if (BuiltBefore(identity) is { } before)
        {
            return before;
        }

        var work = Path.Combine(output, ".build", identity[..16]);
        BuildTally tally;
        using (
            var database = Database.Open(
                Path.Combine(Directory.CreateDirectory(work).FullName, "work.duckdb"),
                work,
                settings.Memory,
                settings.Threads
            )
        )
        {
            tally = Run(database, work, cancellationToken);
        }

        var record = new BuildRecord(ToolVersion.Current, identity, settings, tally);
        WholeFile.WriteLines(
            Path.Combine(output, RecordName),
            [JsonSerializer.Serialize(record, BuildJson.Default.BuildRecord)]
        );
        Directory.Delete(Path.Combine(output, ".build"), recursive: true);
        return tally;
    }

    private BuildTally Run(Database database, string work, CancellationToken cancellationToken)
    {
        var trajectories = new Trajectories(database, settings);
        progress.Report($"metadata of {folder.Problems.Count:N0} problems");
        trajectories.ReadMetadata(folder, cancellationToken);
        progress.Report("trajectories");
        trajectories.FindSteps(cancellationToken);
        var parts = new PairParts(Path.Combine(work, "parts"), settings.Threads);
        var unread = parts.Write(trajectories, new(folder, settings), progress, cancellationToken);
        progress.Report("splits");
        var twins = folder.Twins();
        var unplaced = new Splitting(database).Decide(
            parts,
            problem => settings.Shares.Of(twins.GetValueOrDefault(problem, problem), settings.Seed),
            cancellationToken
        );
        progress.Report("writing");
        var kept = new SplitWriter(database).Write(parts, output, cancellationToken);
        return new(
            database.Count("SELECT count(*) FROM submissions", cancellationToken),
            database.Count("SELECT count(*) FROM submissions WHERE accepted", cancellationToken),
            database.Count("SELECT count(*) FROM steps", cancellationToken),
            new[] { trajectories.LeftOutSteps(cancellationToken), unread, unplaced }
                .SelectMany(one => one)
                .Where(one => one.Value > 0)
                .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
            kept
        );
    }

    private string Identity()
    {
        var text = string.Join(
            '\n',
            folder.State().Prepend($"{folder.Path} {settings.Identity} {ToolVersion.Current}")
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private BuildTally? BuiltBefore(string identity)
    {
        var path = Path.Combine(output, RecordName);
        if (!File.Exists(path))
        {
            return null;
        }

        BuildRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(
                File.ReadAllText(path),
                BuildJson.Default.BuildRecord
            );
        }
        catch (JsonException)
        {
            record = null;
        }

        return record?.Identity == identity
            ? record.Tally
            : throw new UserErrorException(
                $"{output} holds a data set made from other metadata or with other settings ({RecordName}). Give another --output, or delete it."
            );
    }
}
