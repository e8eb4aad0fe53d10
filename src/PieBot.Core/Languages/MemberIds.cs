namespace PieBot.Core.Languages;

/// <summary>Gives the members of one file their ids: path and signature, and an ordinal from the second of the same signature on.</summary>
internal sealed class MemberIds(string path)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public string Next(string signature)
    {
        var count = _seen[signature] = _seen.GetValueOrDefault(signature) + 1;
        return $"{path}::{signature}{(count > 1 ? $"#{count}" : "")}";
    }
}
