using PieBot.Core;

namespace PieBot.Lab.Evaluation.Programs;

/// <summary>What a program is written in.</summary>
internal enum Language
{
    Python,
    Cpp,
    CSharp,
    Java,
}

/// <summary>Languages by the names that data sets give them.</summary>
internal static class Languages
{
    /// <exception cref="UserErrorException">It is none of the four.</exception>
    public static Language Parse(string name) =>
        name.Trim().ToUpperInvariant() switch
        {
            "PYTHON" or "PYTHON3" or "PY" => Language.Python,
            "C++" or "CPP" => Language.Cpp,
            "C#" or "CSHARP" or "CS" => Language.CSharp,
            "JAVA" => Language.Java,
            _ => throw new UserErrorException(
                $"PieBot cannot run programs in '{name}', only in python, c++, c# and java. Remove such pairs from the file."
            ),
        };

    /// <summary>As examples and code fences call it.</summary>
    public static string Id(this Language language) =>
        language switch
        {
            Language.Cpp => "cpp",
            Language.CSharp => "csharp",
            Language.Java => "java",
            _ => "python",
        };

    /// <summary>For people.</summary>
    public static string Name(this Language language) =>
        language switch
        {
            Language.Cpp => "C++",
            Language.CSharp => "C#",
            _ => language.ToString(),
        };
}
