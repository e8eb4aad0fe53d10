using System.Globalization;
using PieBot.Core.Changes;

namespace PieBot.Testing.Scripted;

/// <summary>A member of a scripted program, with all that it does written out.</summary>
/// <param name="Lines">Of its file, 1-based.</param>
/// <param name="Says">What stands between its first and its last line.</param>
internal sealed record ScriptMember(string Name, LineRange Lines, IReadOnlyList<string> Says)
{
    /// <summary>Microseconds a call: the sum of all <c>takes</c>.</summary>
    public double Takes =>
        All("takes").Sum(word => double.Parse(word, CultureInfo.InvariantCulture));

    /// <summary>What a call returns.</summary>
    public string Gives => All("gives").LastOrDefault("nothing");

    /// <summary>What a call does that no test looks at; null: nothing.</summary>
    public string? Leaves => All("leaves").LastOrDefault();

    /// <summary>What of two members nothing compiles.</summary>
    public IEnumerable<string> Declares => All("declares");

    /// <summary>Members of which a test passes as long as there is no more than one.</summary>
    public bool Rivals => Says.Contains("rivals");

    /// <summary>Bytes that a call allocates.</summary>
    public long Allocates =>
        All("allocates").Sum(word => long.Parse(word, CultureInfo.InvariantCulture));

    /// <summary>Whether it takes ten times as long once mutants were planted: before that it looked better than it is.</summary>
    public bool Tires => Says.Contains("tires");

    /// <summary>Whether a quick build makes something else of it than the repository's own.</summary>
    public bool Misbuilt => Says.Contains("misbuilt");

    /// <summary>Whether only a quick build can build it.</summary>
    public bool Unbuilt => Says.Contains("unbuilt");

    /// <summary>Whether it works later: what it hands out does.</summary>
    public bool Later => Says.Contains("later");

    /// <summary>Names of tests that fail because of it, though they do not call it.</summary>
    public IEnumerable<string> Spoils => All("spoils");

    /// <summary>Whether something is wrong with it that no test shows.</summary>
    public bool Unsound => Says.Contains("unsound");

    /// <summary>Whether its calls do not come back, though the test's process ends well.</summary>
    public bool Exits => Says.Contains("exits");

    /// <summary>Whether what a call leaves hangs on the order of a set.</summary>
    public bool Hashes => Says.Contains("hashes");

    public bool Hangs => Says.Contains("hangs");

    public bool Broken => Says.Contains("broken");

    private IEnumerable<string> All(string word) =>
        Says.Where(line => line.StartsWith(word + " ", StringComparison.Ordinal))
            .Select(line => line[(word.Length + 1)..]);
}
