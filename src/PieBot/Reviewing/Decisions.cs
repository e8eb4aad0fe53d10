using PieBot.Core.Runs;

namespace PieBot.Tool.Reviewing;

/// <summary>What has been decided of a run's candidates; each decision is on disk before the next is asked for.</summary>
internal sealed class Decisions(RunFolder folder, TimeProvider time)
{
    private readonly Dictionary<string, Choice> _choices = folder
        .ReadDecisions()
        .ToDictionary(one => one.Key, one => one.Value.Choice, StringComparer.Ordinal);

    public Choice Of(string candidateId) => _choices.GetValueOrDefault(candidateId);

    public void Decide(string candidateId, Choice choice)
    {
        if (Of(candidateId) != choice)
        {
            folder.AppendDecision(new(candidateId, choice, time.GetUtcNow()));
            _choices[candidateId] = choice;
        }
    }
}
