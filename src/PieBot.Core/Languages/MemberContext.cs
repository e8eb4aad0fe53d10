using PieBot.Core.Changes;

namespace PieBot.Core.Languages;

/// <summary>What a member's code leans on, to be shown to a model.</summary>
/// <param name="Imports">Of its file.</param>
/// <param name="Own">What stands around the member, as signatures; null when nothing is known.</param>
/// <param name="Types">Outlines of other types of the repository that it names, each with where it stands.</param>
internal sealed record MemberContext(
    IReadOnlyList<string> Imports,
    string? Own,
    IReadOnlyList<string> Types
)
{
    /// <summary>What <see cref="Own"/> is, for people and models.</summary>
    public string OwnIs { get; init; } = "the rest of its file";

    /// <summary>What it is built for or run by, in a line; null when that is not known.</summary>
    public string? BuiltFor { get; init; }

    /// <summary>Lines that call it, each with its file.</summary>
    public IReadOnlyList<string> Callers { get; init; } = [];

    /// <summary>What it calls, with bodies, nearest first.</summary>
    public IReadOnlyList<Callee> Callees { get; init; } = [];
}

/// <summary>Code of the repository that a member calls.</summary>
/// <param name="Name">For people: <c>Type.Method</c>.</param>
/// <param name="Path">Of its file, relative to the repository.</param>
/// <param name="Text">The whole of it; where it is long, its first lines.</param>
internal sealed record Callee(string Name, string Path, string Text)
{
    private const int MostLines = 40;

    /// <summary>With what is too long cut, and a mark that says so.</summary>
    public static Callee Of(string name, string path, string text)
    {
        var lines = text.Split('\n');
        return new(
            name,
            path,
            lines.Length <= MostLines
                ? text
                : string.Join('\n', lines.Take(MostLines))
                    + $"\n… ({lines.Length - MostLines} lines left out)"
        );
    }
}

/// <summary>Where what members lean on is read.</summary>
/// <param name="Near">Paths of the changed files of the language: of a large repository the files closest to them are read.</param>
/// <param name="IsShown">Whether a file's code may be shown, by its path.</param>
internal sealed record ContextSource(
    string Checkout,
    IReadOnlyCollection<string> Near,
    Func<string, bool> IsShown
)
{
    private const int MostBytes = 1 << 20;

    /// <summary>The files whose code may be shown, relative to the checkout, in no order; outputs of builds are passed over.</summary>
    /// <param name="endings">Of their names, with the dot.</param>
    public IEnumerable<string> Files(IReadOnlyCollection<string> endings) =>
        Directory
            .EnumerateFiles(Checkout, "*", CheckoutFile.Walk)
            .Where(path =>
                endings.Any(one => path.EndsWith(one, StringComparison.OrdinalIgnoreCase))
            )
            .Select(path => Path.GetRelativePath(Checkout, path).Replace('\\', '/'))
            .Where(path => !IsOutput(path) && IsShown(path));

    /// <summary>A file's text; null when it is too large, or cannot be read.</summary>
    /// <param name="path">Relative to the checkout.</param>
    public string? Text(string path) =>
        CheckoutFile.TryRead(Checkout, path) is { Length: <= MostBytes } bytes
            ? SourceFile.Parse(bytes).Text
            : null;

    private static bool IsOutput(string path) =>
        path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "node_modules");
}

/// <summary>Reads what members lean on, in a checkout.</summary>
internal interface IContextReader
{
    /// <param name="text">The member's file.</param>
    MemberContext Of(string text, ChangedMember target);
}
