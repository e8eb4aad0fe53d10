using PieBot.Core;
using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Programs;

/// <summary>The compilers and interpreters of the languages that an evaluation needs.</summary>
internal static class Toolchains
{
    /// <param name="languages">Of the pairs at hand.</param>
    /// <returns>What each language's programs need to see of the machine beside the usual folders.</returns>
    /// <exception cref="UserErrorException">A language's tools are not installed.</exception>
    public static async Task<PythonToolchain?> CheckAsync(
        IReadOnlySet<Language> languages,
        CancellationToken cancellationToken
    )
    {
        Need(languages, Language.Cpp, "g++", "apt-get install g++");
        Need(languages, Language.Java, "javac", "apt-get install default-jdk");
        Need(languages, Language.CSharp, "dotnet", "see https://dot.net");
        return languages.Contains(Language.Python)
            ? await PythonToolchain.FindAsync(cancellationToken)
            : null;
    }

    public static IToolchain Of(
        Language language,
        PythonToolchain? python,
        Confinement confinement
    ) =>
        language switch
        {
            Language.Python => python!,
            Language.Cpp => new CppToolchain(confinement),
            Language.CSharp => new CSharpToolchain(),
            _ => new JavaToolchain(confinement),
        };

    private static void Need(
        IReadOnlySet<Language> languages,
        Language language,
        string program,
        string howTo
    )
    {
        if (languages.Contains(language) && !IsOnPath(program))
        {
            throw new UserErrorException(
                $"{language.Name()} programs need {program}, which is not on PATH: install it ({howTo}), or remove these pairs from the file."
            );
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
