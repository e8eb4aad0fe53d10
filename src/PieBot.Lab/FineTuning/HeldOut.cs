using System.Security.Cryptography;
using System.Text;
using PieBot.Lab.Datasets;

namespace PieBot.Lab.FineTuning;

/// <summary>What must not be trained on: the problems of other splits, and their programs wherever they stand.</summary>
internal sealed class HeldOut
{
    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _programs = new(StringComparer.Ordinal);

    public void Add(Pair pair)
    {
        // Files of other makers may not name problems.
        if (pair.ProblemId.Length > 0)
        {
            _problems.Add(pair.ProblemId);
        }

        _programs.Add(Key(pair.Input));
        _programs.Add(Key(pair.Target));
    }

    public bool Holds(Pair pair) =>
        _problems.Contains(pair.ProblemId)
        || _programs.Contains(Key(pair.Input))
        || _programs.Contains(Key(pair.Target));

    /// <summary>The same for programs that are the same but for empty lines and white space at line ends.</summary>
    public static string Key(string program) =>
        Convert.ToBase64String(
            SHA256.HashData(Encoding.UTF8.GetBytes(ProgramText.Of(program).Text))
        );
}
