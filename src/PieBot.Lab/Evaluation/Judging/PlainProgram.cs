using System.Security.Cryptography;
using System.Text;

namespace PieBot.Lab.Evaluation.Judging;

/// <summary>A program's text as programs are told apart: without blanks at line ends, and without empty lines at the end.</summary>
internal static class PlainProgram
{
    public static string Of(string source) =>
        string.Join(
                '\n',
                source.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())
            )
            .TrimEnd('\n');

    /// <summary>Sixteen digits that stand for the text.</summary>
    public static string Key(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(source))))[..16];

    public static int NonEmptyLines(string source) =>
        source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
}
