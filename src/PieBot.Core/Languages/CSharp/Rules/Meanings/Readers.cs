using Microsoft.CodeAnalysis;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>The framework's methods that read an array they are given, and neither write to it nor keep it.</summary>
internal static class Readers
{
    // By type as C# writes it; "*" is each method. A lazy method of LINQ keeps the array and reads it; one that hands it back is not here.
    private static readonly Dictionary<string, string[]> Methods = new(StringComparer.Ordinal)
    {
        ["string"] = ["*"],
        ["System.Text.StringBuilder"] = ["*"],
        ["System.IO.Path"] = ["*"],
        ["System.Convert"] = ["*"],
        ["System.BitConverter"] = ["*"],
        ["System.Text.Encoding"] =
        [
            "GetString",
            "GetCharCount",
            "GetByteCount",
            "GetChars",
            "GetBytes",
        ],
        ["System.Linq.Enumerable"] =
        [
            "All",
            "Any",
            "Average",
            "Concat",
            "Contains",
            "Count",
            "ElementAt",
            "ElementAtOrDefault",
            "Except",
            "First",
            "FirstOrDefault",
            "Intersect",
            "Last",
            "LastOrDefault",
            "Max",
            "Min",
            "Select",
            "SelectMany",
            "SequenceEqual",
            "Single",
            "SingleOrDefault",
            "Sum",
            "ToArray",
            "ToDictionary",
            "ToHashSet",
            "ToList",
            "ToLookup",
            "Union",
            "Where",
            "Zip",
        ],
        ["System.Collections.Generic.List<T>"] = [".ctor", "AddRange", "InsertRange"],
        ["System.Collections.Generic.HashSet<T>"] = ["*"],
        ["System.Collections.Generic.SortedSet<T>"] = ["*"],
        ["System.Collections.Generic.Queue<T>"] = [".ctor"],
        ["System.Collections.Generic.Stack<T>"] = [".ctor"],
        ["System.Collections.Generic.LinkedList<T>"] = [".ctor"],
        ["System.Collections.Frozen.FrozenSet"] = ["*"],
        ["System.Collections.Immutable.ImmutableArray"] =
        [
            "Create",
            "CreateRange",
            "ToImmutableArray",
        ],
        ["System.Collections.Immutable.ImmutableList"] = ["*"],
        ["System.Collections.Immutable.ImmutableHashSet"] = ["*"],
        ["System.Buffers.SearchValues"] = ["*"],
    };

    // What hands its array of arguments on to code that is not the framework's, or writes results back into it.
    private static readonly HashSet<string> Hand = new(StringComparer.Ordinal)
    {
        "System.Delegate",
        "System.Activator",
        "System.MulticastDelegate",
    };

    /// <summary>Whether the parameter of a method or constructor is only read while the call lasts.</summary>
    public static bool Reads(IParameterSymbol parameter)
    {
        if (
            parameter.Type is INamedTypeSymbol
            {
                Name: "ReadOnlySpan",
                ContainingNamespace.Name: "System"
            }
        )
        {
            return true;
        }

        if (parameter.ContainingSymbol is not IMethodSymbol method || !Effects.IsFramework(method))
        {
            return false;
        }

        var type = method.ContainingType.OriginalDefinition.ToDisplayString();
        return Methods.TryGetValue(type, out var names)
                && (names is ["*"] || names.Contains(method.Name))
            || (
                parameter.IsParams
                && !Hand.Contains(type)
                && method.ContainingNamespace.ToDisplayString() != "System.Reflection"
            );
    }
}
