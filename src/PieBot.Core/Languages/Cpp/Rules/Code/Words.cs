using System.Collections.Frozen;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Sets of names.</summary>
internal static class Words
{
    /// <param name="all">Apart by blanks.</param>
    public static FrozenSet<string> Of(string all) =>
        all.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
