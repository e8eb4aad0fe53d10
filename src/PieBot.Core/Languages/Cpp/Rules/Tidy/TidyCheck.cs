namespace PieBot.Core.Languages.Cpp.Rules.Tidy;

/// <summary>A check of clang-tidy whose fixes are proposed.</summary>
/// <param name="Id">clang-tidy's name of it.</param>
/// <param name="Title">What the fix does, as a command.</param>
/// <param name="Reason">Why that is faster.</param>
internal sealed record TidyCheck(string Id, string Title, string Reason, Risk? Risk = null)
{
    // Left out: fixes that change signatures, that compute in lower precision (type-promotion-in-math-fn), and
    // inefficient-vector-operation, which reserves what may be a negative number.
    public static IReadOnlyList<TidyCheck> All { get; } =
    [
        new(
            "performance-for-range-copy",
            "Look at the elements by const reference",
            "Each round copies an element that it only reads.",
            // The check does not ask whether the loop changes what the element is a part of.
            Languages.Risk.SharedState
        ),
        new(
            "performance-unnecessary-copy-initialization",
            "Look at the value where it is instead of copying it",
            "The copy is only read.",
            Languages.Risk.SharedState
        ),
        new(
            "performance-faster-string-find",
            "Search for the character instead of a text of one character",
            "A single character is searched for without a text's length and a comparison."
        ),
        new(
            "performance-inefficient-algorithm",
            "Ask the container itself",
            "The algorithm looks at each element in turn; the container knows where a key would be."
        ),
        new(
            "performance-unnecessary-value-param",
            "Move the parameter at its last use",
            "The parameter is the function's own and is not used again."
        ),
        new(
            "performance-move-constructor-init",
            "Move the member instead of copying it",
            "What is moved from is not used again."
        ),
        new(
            "performance-avoid-endl",
            "End the line with '\\n' without a flush",
            "'std::endl' hands each line to the system at once.",
            Languages.Risk.DroppedWait
        ),
    ];

    /// <summary>As clang-tidy is asked for them.</summary>
    public static string Asked => $"-*,{string.Join(',', All.Select(check => check.Id))}";
}
