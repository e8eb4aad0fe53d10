using System.Reflection;

namespace PieBot.TestHost;

/// <summary>What notes calls in observed builds, wherever it was loaded; a build that observes nothing has nothing.</summary>
internal static class Generated
{
    private const string TypeName = "PieBot.Generated.Calls";

    private static Func<object?, string>? s_told;

    public static Type? In(Assembly assembly) =>
        assembly.IsDynamic ? null : assembly.GetType(TypeName);

    public static IReadOnlyList<Type> All() =>
        AppDomain.CurrentDomain.GetAssemblies().Select(In).OfType<Type>().ToList();

    /// <summary>A value in words, without running anybody's code; the same on both sides for equal values.</summary>
    public static string Told(object? value)
    {
        s_told ??= All() is [var calls, ..]
            ? calls.GetMethod("Told")!.CreateDelegate<Func<object?, string>>()
            : null;
        return s_told?.Invoke(value) ?? "";
    }

    /// <summary>Has calls be noted, or not.</summary>
    public static void Silence(bool isSilent)
    {
        foreach (var calls in All())
        {
            calls.GetField("Silent")!.SetValue(null, isSilent);
        }
    }

    /// <summary>Has calls be noted again one by one, however many there were.</summary>
    public static void NoteAll()
    {
        foreach (var calls in All())
        {
            calls.GetMethod("NoteAll")!.Invoke(null, null);
        }
    }
}
