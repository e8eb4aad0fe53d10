namespace PieBot.Verification.Cpp.Probe;

/// <summary>A file's text with probes in it.</summary>
/// <param name="Probed">Ids of the members that carry one.</param>
/// <param name="Timed">Whether the probes' times are the members' times.</param>
internal sealed record ProbedText(string Text, IReadOnlyList<string> Probed, bool Timed);

/// <summary>Puts a probe at the start of members' bodies; no line moves but by the one that includes it.</summary>
internal static class CppProbe
{
    private const string Guard = " PIEBOT_PROBE ";
    private const string Whole = "#define PIEBOT_PROBE_WHOLE\n";

    /// <summary>Where builds find the header; written there once.</summary>
    public static string Header(string folder)
    {
        var file = Path.Combine(folder, "piebot_probe.h");
        if (!File.Exists(file))
        {
            using var stream = typeof(CppProbe).Assembly.GetManifestResourceStream(
                "cpp/piebot_probe.h"
            )!;
            using var target = File.Create(file);
            stream.CopyTo(target);
        }

        return file;
    }

    /// <param name="path">Relative to the repository, as in the ids.</param>
    /// <param name="ids">Of members of this text; others are passed over.</param>
    public static ProbedText Instrument(string path, string text, IReadOnlyCollection<string> ids)
    {
        var bodies = MemberBody.All(path, text);
        var probed = ids.Where(id => bodies.TryGetValue(id, out var body) && body.TakesProbe)
            .ToList();
        var timed = ids.Count == probed.Count && probed.TrueForAll(id => bodies[id].Timed);
        foreach (var at in probed.Select(id => bodies[id].Inside).OrderDescending())
        {
            text = text.Insert(at, Guard);
        }

        return new(text, probed, timed);
    }

    /// <summary>The text without its probes.</summary>
    public static string Plain(string text) => text.Replace(Guard, "", StringComparison.Ordinal);

    /// <summary>The text as it is compiled: with the header in front.</summary>
    /// <param name="whole">The program is timed as a whole, not its members.</param>
    public static string Including(string header, string text, bool whole) =>
        whole ? $"{Whole}#include \"{header}\"\n{Plain(text)}" : $"#include \"{header}\"\n{text}";
}
