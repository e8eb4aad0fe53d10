namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>
/// The performance rules that are proposed for, each with why its fix should be faster. A rule is here when its fix was
/// seen to compile; whether it keeps behaviour is for the tests to say. Not here: CA1815 (inserts a throw), and rules
/// that only concern types or projects as a whole.
/// </summary>
internal static class PerformanceRules
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["CA1802"] =
            "A constant is folded into the code; a static readonly field is read each time.",
        ["CA1805"] = "The runtime has zeroed the field already; the assignment runs for nothing.",
        ["CA1822"] = "A static method needs no receiver and no null check.",
        ["CA1825"] = "Array.Empty is one shared array instead of a new one each time.",
        ["CA1826"] =
            "Indexing a list directly spares the enumerator and the interface calls of LINQ.",
        ["CA1827"] = "Any stops at the first element; Count walks over all of them.",
        ["CA1829"] =
            "The Count or Length property is a field read; the Count method may enumerate.",
        ["CA1834"] = "Appending a char skips the string's length check and copy loop.",
        ["CA1835"] = "The memory-based overload spares a task allocation.",
        ["CA1845"] = "Concatenating spans copies the characters once and allocates no substring.",
        ["CA1846"] = "A span looks at the characters in place; Substring allocates a copy.",
        ["CA1847"] = "Searching for a char is a plain vectorised scan.",
        ["CA1850"] = "The static HashData method creates no hash object.",
        ["CA1853"] =
            "Remove looks the key up itself; calling ContainsKey first hashes the key twice.",
        ["CA1854"] = "TryGetValue hashes the key once instead of twice.",
        ["CA1858"] = "StartsWith looks at the beginning only; IndexOf scans the whole string.",
        ["CA1860"] = "Comparing Count or Length spares the enumerator that Any makes.",
        ["CA1861"] = "The constant array is allocated once instead of at each call.",
        ["CA1862"] = "A comparison that ignores case allocates no lower- or upper-case copy.",
        ["CA1864"] = "TryAdd hashes the key once instead of twice.",
        ["CA1865"] = "Looking at one char needs no culture or length logic.",
        ["CA1868"] =
            "Add and Remove of a set report whether they changed it; calling Contains first hashes twice.",
        ["CA1869"] =
            "Serializer options cache their metadata; new options build it again each time.",
        ["CA1870"] = "SearchValues prepares the vectorised search once.",
        ["CA1872"] =
            "Convert.ToHexString writes the digits directly; BitConverter adds dashes that are then removed.",
        ["CA1874"] = "IsMatch allocates no Match object.",
        ["CA1875"] = "Count walks the matches without allocating a collection of them.",
        ["CA1877"] =
            "One Combine or Join call makes one string; nested ones make an extra string each.",
        ["CA2249"] =
            "Contains answers what IndexOf is asked for, with an ordinal, vectorised search.",
        ["MA0020"] = "The list's own method runs over its array, without an enumerator.",
        ["MA0028"] = "Appending the parts directly allocates no string in between.",
        ["MA0029"] = "One pass with the predicate instead of two chained iterators.",
        ["MA0031"] = "Counting stops as soon as the answer is known.",
        ["MA0044"] = "ToString on a string only costs a call.",
        ["MA0078"] = "Cast is one conversion per element, without a delegate call.",
        ["MA0089"] = "A char overload skips the work that a string of one character needs.",
        ["MA0098"] = "Indexing spares the enumerator that First or Last makes.",
        ["MA0112"] = "The Count property is a field read; Any may make an enumerator.",
        ["MA0159"] =
            "Order compares elements directly, without a key selector's delegate and key array.",
        ["RCS1077"] = "The shorter LINQ chain makes fewer iterators and delegate calls.",
        ["RCS1080"] = "The Count or Length property spares the enumerator that Any makes.",
        ["RCS1197"] = "Appending the parts directly allocates no string in between.",
        ["RCS1246"] = "Indexing spares the enumerator that First or Last makes.",
    };

    public static IReadOnlyCollection<string> Ids => Reasons.Keys;

    /// <summary>Why a fix of this rule should be faster.</summary>
    public static string Reason(string id) => Reasons[id];
}
