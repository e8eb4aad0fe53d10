using System.Text.RegularExpressions;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>Finds what went wrong in the log of a build or a configuration.</summary>
internal static partial class CompilerErrors
{
    /// <summary>The first distinct errors of compiler, linker or CMake, without folders; else the log's last lines.</summary>
    public static string First(string log) =>
        BuildLog.First(
            BuildLog
                .Errors(log, Compiler())
                .Concat(Undefined().Matches(log).Select(match => match.Value.Trim()))
                .Concat(
                    Configuration()
                        .Matches(log)
                        .Select(match =>
                            $"{(match.Groups["file"] is { Success: true, Value: var file } ? $"{file}: " : "")}{string.Join(' ', match.Groups["text"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"
                        )
                ),
            log,
            count: 3
        );

    [GeneratedRegex(
        @"^(?<file>[^\s:][^:]*)(?<place>:\d+(:\d+)?):\s*(fatal )?error:\s*(?<text>.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Compiler();

    [GeneratedRegex(@"undefined reference to .*|multiple definition of [^;\n]*")]
    private static partial Regex Undefined();

    // CMake Error at CMakeLists.txt:3 (find_package):, and its words indented below it; or CMake Error: and its words.
    [GeneratedRegex(
        @"^CMake Error( at (?<file>[^\s(]+)[^\n]*\n(?<text>((  [^\n]+|[ \t]*)\n)*)|: (?<text>[^\n]+))",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Configuration();
}
