using PieBot.Core;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>Starts a job, and follows one to its end.</summary>
/// <param name="where">Of the endpoint, for the journal.</param>
internal sealed class Tuning(
    TuningEndpoint endpoint,
    string where,
    TextWriter output,
    TimeProvider time
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Uploads what was not uploaded yet, and starts the job.</summary>
    /// <param name="request">With paths in place of file ids.</param>
    /// <param name="again">Whether the same may be trained a second time.</param>
    /// <exception cref="UserErrorException">The same was started before, a file is not right, or the server refuses.</exception>
    public async Task<TuningJob> StartAsync(
        TuningRequest request,
        bool again,
        CancellationToken cancellationToken
    )
    {
        var training = TrainingFile.Read(request.TrainingFile);
        var validation = request.ValidationFile is { } path ? TrainingFile.Read(path, 1) : null;
        var journalPath = TuningJournal.PathOf(training.Path);
        var journal = TuningJournal.Read(journalPath);
        var wanted =
            $"{where} {request with { TrainingFile = training.Hash, ValidationFile = validation?.Hash }}";
        if (!again && journal.Jobs.TryGetValue(wanted, out var earlier))
        {
            throw new UserErrorException(
                $"The same was started before as job {earlier}: see 'piebot-lab finetune status {earlier}'. --again starts, and pays for, another."
            );
        }

        var sent = request with
        {
            TrainingFile = await UploadAsync(training, journal, journalPath, cancellationToken),
            ValidationFile = validation is null
                ? null
                : await UploadAsync(validation, journal, journalPath, cancellationToken),
        };
        var job = await endpoint.StartAsync(sent, cancellationToken);
        journal.Jobs[wanted] = job.Id;
        journal.Write(journalPath);
        return job;
    }

    /// <summary>Tells the job's log as it grows, until the job has ended.</summary>
    public async Task<TuningJob> FollowAsync(string id, CancellationToken cancellationToken)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var job = await endpoint.GetAsync(id, cancellationToken);
            var events = await endpoint.EventsAsync(id, 50, cancellationToken);
            foreach (var one in events.Reverse().Where(one => told.Add(one.Id)))
            {
                await output.WriteLineAsync($"{one.Level}: {one.Message}");
            }

            if (job.HasEnded)
            {
                return job;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<string> UploadAsync(
        TrainingFile file,
        TuningJournal journal,
        string journalPath,
        CancellationToken cancellationToken
    )
    {
        var key = $"{where} {file.Hash}";
        if (!journal.Uploads.TryGetValue(key, out var id))
        {
            await output.WriteLineAsync($"uploading {file.Path}, {file.Examples} examples");
            id = await endpoint.UploadAsync(file.Path, cancellationToken);
            journal.Uploads[key] = id;
            journal.Write(journalPath);
        }

        return id;
    }
}
