namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>How much observed functions tell of objects; each level less than the one before it, for what the compiler refuses.</summary>
internal enum ObservedDepth
{
    Full,

    /// <summary>Without what becomes of the object that the function belongs to.</summary>
    NoState,

    /// <summary>And without looking into the fields of what has no way to name them.</summary>
    Plain,
}

/// <summary>Makes functions note their arguments, what they return or throw, and what they change through references.</summary>
internal static class CppObserver
{
    private const string Mark = "::piebot::call ";

    /// <summary>Where builds find the header; written there once.</summary>
    public static string Header(string folder)
    {
        var file = Path.Combine(folder, "piebot_observe.h");
        if (!File.Exists(file))
        {
            using var stream = typeof(CppObserver).Assembly.GetManifestResourceStream(
                "cpp/piebot_observe.h"
            )!;
            using var target = File.Create(file);
            stream.CopyTo(target);
        }

        return file;
    }

    /// <param name="path">Relative to the repository, as in the ids.</param>
    /// <param name="ids">Of functions of this text; those that cannot be observed are passed over, and all of a C file.</param>
    /// <param name="fieldsOf">What of its object a function notes, by the function's id; null: nothing.</param>
    /// <returns>The text, and how many functions note their calls.</returns>
    public static (string Text, int Observed) Instrument(
        string path,
        string text,
        IReadOnlyCollection<string> ids,
        Func<string, IReadOnlyList<string>>? fieldsOf = null
    )
    {
        if (path.EndsWith(".c", StringComparison.OrdinalIgnoreCase))
        {
            return (text, 0);
        }

        var bodies = MemberBody.All(path, text);
        var observed = ids.Where(id =>
                bodies.TryGetValue(id, out var body) && body is { Signature: not null, End: > 0 }
            )
            .ToList();
        // No function stands in another one.
        foreach (var id in observed.OrderByDescending(id => bodies[id].Inside))
        {
            var body = bodies[id];
            text = text.Insert(body.End, Closing)
                .Insert(
                    body.Inside,
                    Opening(
                        id,
                        body.Signature!,
                        body.Signature!.HasReceiver ? fieldsOf?.Invoke(id) ?? [] : []
                    )
                );
        }

        return (text, observed.Count);
    }

    /// <summary>The text as it is compiled: with the header in front where it is used.</summary>
    public static string Including(string header, string text, ObservedDepth depth) =>
        !text.Contains(Mark, StringComparison.Ordinal)
            ? text
            : (depth >= ObservedDepth.NoState ? "#define PIEBOT_NO_STATE\n" : "")
                + (depth >= ObservedDepth.Plain ? "#define PIEBOT_PLAIN\n" : "")
                + $"#include \"{header}\"\n{text}";

    /// <summary>Whether functions of an instrumented text note what becomes of their objects.</summary>
    public static bool NotesState(string text) => text.Contains(State, StringComparison.Ordinal);

    /// <summary>The functions of an instrumented text that note their calls.</summary>
    public static IEnumerable<string> Members(string text) =>
        text.Split(Mark)
            .Skip(1)
            .Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)]);

    private const string Closing = " }); ";
    private const string State = "PIEBOT_STATE(";

    private static string Opening(string id, CppSignature signature, IReadOnlyList<string> fields)
    {
        var names = string.Join(", ", signature.Parameters);
        var after = string.Join(
            "piebot_to.text += \", \"; ",
            signature.Parameters.Select(name =>
                $"::piebot::describe_after<decltype({name})>(piebot_to, {name}); "
            )
        );
        var state = string.Concat(
            fields.Select(field => $"{State}piebot_to, \"{field}\", this->{field}) ")
        );
        // What iterators of the usual names lie around is theirs to change; a body may move its own copies.
        var ranges = Ranges(signature.Parameters);
        var kept = string.Concat(
            ranges.Select(
                (range, at) =>
                    $"auto piebot_from{at} = {range.First}; auto piebot_to{at} = {range.Last}; "
            )
        );
        var walked = string.Concat(
            ranges.Select(
                (_, at) => $"::piebot::describe_range(piebot_to, piebot_from{at}, piebot_to{at}); "
            )
        );
        var call = signature.IsDeduced
            ? "piebot_call.deduced([&]() "
                + (signature.Returns == "auto" ? "{" : "-> decltype(auto) {")
            : $"piebot_call.template returned<{signature.Returns}>([&]() -> {signature.Returns} {{";
        return $" {kept}auto piebot_args = [&](::piebot::words &piebot_to, bool piebot_after) {{ (void)piebot_to; {walked}if (piebot_after) {{ {after}{state}}} else ::piebot::describe_all({(names.Length == 0 ? "piebot_to" : $"piebot_to, {names}")}); }}; "
            + $"{Mark}piebot_call(\"{Escaped(id)}\", {(signature.HasReceiver ? "true" : "false")}, piebot_args); return {call}";
    }

    // first and last, begin and end, first1 and last1, ...
    private static List<(string First, string Last)> Ranges(IReadOnlyList<string> parameters) =>
        parameters
            .Zip(parameters.Skip(1))
            .Where(pair =>
                pair.Second == pair.First.Replace("first", "last", StringComparison.Ordinal)
                    && pair.First.StartsWith("first", StringComparison.Ordinal)
                || pair.Second == pair.First.Replace("begin", "end", StringComparison.Ordinal)
                    && pair.First.StartsWith("begin", StringComparison.Ordinal)
            )
            .ToList();

    private static string Escaped(string id) =>
        id.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
}
