using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PieBot.Core.Configuration;

/// <summary>One of the parts that a verification is split into: <paramref name="Index"/> counts from 1 to <paramref name="Count"/>.</summary>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>A workflow's matrix has no more jobs (GitHub's limit).</summary>
    public const int Most = 256;

    /// <summary>Reads <c>3/8</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Shard? shard)
    {
        var parts = text.Split('/');
        shard =
            parts.Length == 2
            && TryNumber(parts[0], out var index)
            && TryNumber(parts[1], out var count)
            && index >= 1
            && index <= count
            && count <= Most
                ? new(index, count)
                : null;
        return shard is not null;
    }

    public override string ToString() => $"{Index}/{Count}";

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
