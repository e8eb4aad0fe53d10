using System.Globalization;

namespace PieBot.Lab.Evaluation.Judging;

/// <summary>
/// Whether a program printed what was expected: the same tokens in the same order, where tokens are what white space separates.
/// Two tokens are the same when they are equal, or when the expected one is a number with a fraction and the printed
/// one is a number that differs by at most 10⁻⁶, absolutely or relatively. Integers must be equal.
/// </summary>
internal static class OutputComparison
{
    private const double Tolerance = 1e-6;

    // None: split at all white space.
    private static readonly char[] Blank = [];

    public static bool Same(string expected, string printed)
    {
        var wanted = expected.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        var found = printed.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == found.Length && wanted.Zip(found, SameToken).All(same => same);
    }

    private static bool SameToken(string wanted, string found) =>
        string.Equals(wanted, found, StringComparison.Ordinal)
        || (
            wanted.AsSpan().ContainsAny('.', 'e', 'E')
            && Number(wanted) is { } one
            && Number(found) is { } other
            && Math.Abs(one - other) <= Tolerance * Math.Max(1, Math.Abs(one))
        );

    private static double? Number(string token) =>
        double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
