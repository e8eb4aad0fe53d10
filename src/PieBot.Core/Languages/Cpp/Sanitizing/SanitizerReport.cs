using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Cpp.Sanitizing;

/// <summary>Reads what sanitizers print of a program that did wrong.</summary>
internal static partial class SanitizerReport
{
    /// <summary>What was found, for people; the same of head and candidate, so without lines and addresses.</summary>
    public static IEnumerable<string> Findings(string output) =>
        Address()
            .Matches(output)
            .Select(match =>
                $"AddressSanitizer finds {match.Groups["what"].Value} in {match.Groups["where"].Value}"
            )
            .Concat(
                Undefined()
                    .Matches(output)
                    .Select(match =>
                        $"UndefinedBehaviorSanitizer finds in {Path.GetFileName(match.Groups["file"].Value)}: {Number().Replace(match.Groups["what"].Value.Trim(), "N")}"
                    )
            );

    // ==1==ERROR: AddressSanitizer: heap-buffer-overflow on address ..., and the first frame of the stack below it.
    [GeneratedRegex(
        @"AddressSanitizer:? (?<what>[\w-]+)[^\n]*\n([^#]*\n)?\s*#0 \S+ in (?<where>[^\n(]+?)\s*(\(|/|\n)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Address();

    // sum.cpp:7:12: runtime error: signed integer overflow: ...
    [GeneratedRegex(
        @"^(?<file>[^\n:]+):\d+:\d+: runtime error: (?<what>[^\n]+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Undefined();

    [GeneratedRegex(@"0x[0-9a-f]+|-?\d+")]
    private static partial Regex Number();
}
