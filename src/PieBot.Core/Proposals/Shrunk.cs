using PieBot.Core.Changes;

namespace PieBot.Core.Proposals;

/// <summary>What was left of an edit after parts that do not carry its gain were taken out.</summary>
/// <param name="Hunks">How many the whole edit has: see <see cref="EditHunks"/>.</param>
/// <param name="Kept">Places of those that stay, from 0, ascending.</param>
/// <param name="Share">Of the whole edit's gain that they carry; 1 is all of it.</param>
internal sealed record Shrunk(int Hunks, IReadOnlyList<int> Kept, double Share)
{
    /// <summary>The candidate with the kept hunks alone.</summary>
    /// <exception cref="UserErrorException">They are not hunks of this candidate: the files do not belong together.</exception>
    public Candidate Of(Candidate whole) =>
        TryOf(whole)
        ?? throw new UserErrorException(
            $"The verdict on {whole.Id} keeps parts that the candidate does not have. Verify again: the proposals and the verdicts are from different runs."
        );

    /// <summary>The same; null when they are not hunks of this candidate.</summary>
    public Candidate? TryOf(Candidate whole)
    {
        var hunks = EditHunks.Of(whole.Edits);
        return hunks.Count == Hunks && Kept.Count > 0 && Kept.All(one => one >= 0 && one < Hunks)
            ? whole with
            {
                Edits = Kept.Distinct().Order().Select(one => hunks[one]).ToList(),
            }
            : null;
    }
}
