using System.Text.RegularExpressions;

namespace PieBot.TestHost.Exercises;

/// <summary>Texts near those of tests: a letter more or less, two in the other order, one of the same kind for another.</summary>
internal static partial class Texts
{
    private const int Longest = 2000;

    // A letter that only some take for one.
    private const string Foreign = "é";

    // One letter of two characters.
    private const string Long = "😀";

    /// <summary>Some texts near one, a few of each kind; the letters come from those that tests pass, but for one foreign letter.</summary>
    /// <param name="shown">What tests pass in its place.</param>
    public static IEnumerable<string> Near(string text, IReadOnlyList<string> shown, Random chance)
    {
        // One word may be a name for something, of which there are no others.
        if (text.Length is 0 or > Longest || Name().IsMatch(text))
        {
            return [];
        }

        var mayBeEmpty = shown.Any(one => one.Length == 0);
        return Made(text, shown, chance)
            .Distinct()
            .Where(one => one != text && (one.Length > 0 || mayBeEmpty));
    }

    /// <summary>With its capitals small, and its small letters capitals: to some that is the same word.</summary>
    public static string Turned(string text) =>
        string.Concat(
            text.Select(one =>
                char.IsUpper(one) ? char.ToLowerInvariant(one) : char.ToUpperInvariant(one)
            )
        );

    private static List<string> Made(string text, IReadOnlyList<string> shown, Random chance)
    {
        // As long as all others: it may be a code.
        var isFixed = shown.Count > 2 && shown.All(one => one.Length == text.Length);
        var letters = shown.SelectMany(one => one.Take(Longest)).Distinct().Order().ToList();
        // Another figure may make a number too large for its place.
        var plain = Places(text, letter => !char.IsDigit(letter));
        List<string> made =
        [
            .. One(plain, chance).Select(one => Replaced(text, one, letters, chance)),
            .. One(plain, chance).Select(one => Replaced(text, one, letters, chance)),
        ];
        var at = chance.Next(text.Length);
        if (
            at + 1 < text.Length
            && (
                Kind(text[at]) == Kind(text[at + 1])
                || !isFixed && !char.IsDigit(text[at]) && !char.IsDigit(text[at + 1])
            )
        )
        {
            made.Add($"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}");
        }

        var blanks = Places(text, letter => letter == ' ');
        if (!isFixed)
        {
            // Of figures a zero is what some leave out.
            var zeros = Places(text, letter => letter == '0')
                .Where(one => one == 0 || !char.IsLetterOrDigit(text[one - 1]))
                .Take(1);
            made.AddRange(
                zeros
                    .Append(chance.Next(text.Length))
                    .Append(chance.Next(text.Length))
                    .Select(one => text.Remove(one, 1))
            );
            made.AddRange(One(plain, chance).Select(one => Twice(text, one)));
            made.AddRange(One(blanks, chance).Select(one => Twice(text, one)));
            made.AddRange(
                letters.Where(char.IsWhiteSpace).Take(2).Select(one => $"{one}{text}{one}")
            );
        }

        made.AddRange(One(blanks, chance).Select(one => Set(text, one, "\t")));
        made.AddRange(
            One(Places(text, char.IsLetter), chance)
                .SelectMany(one => (string[])[Set(text, one, Foreign), Set(text, one, Long)])
        );
        if (letters.Any(char.IsLower) && letters.Any(char.IsUpper))
        {
            made.Add(Turned(text));
        }

        return made;
    }

    private static string Set(string text, int at, string letter) =>
        text[..at] + letter + text[(at + 1)..];

    private static string Twice(string text, int at) => text[..at] + text[at] + text[at..];

    private static List<int> Places(string text, Func<char, bool> isIt) =>
        Enumerable.Range(0, text.Length).Where(at => isIt(text[at])).ToList();

    private static IEnumerable<int> One(List<int> places, Random chance) =>
        places.Count == 0 ? [] : [places[chance.Next(places.Count)]];

    private static string Replaced(string text, int at, List<char> letters, Random chance)
    {
        var alike = letters.Where(one => Kind(one) == Kind(text[at])).ToList();
        return Set(
            text,
            at,
            (alike.Count == 0 ? text[at] : alike[chance.Next(alike.Count)]).ToString()
        );
    }

    private static (bool, bool, bool) Kind(char letter) =>
        (char.IsLetter(letter), char.IsDigit(letter), char.IsWhiteSpace(letter));

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]{0,11}\z")]
    private static partial Regex Name();
}
