using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Finds reaches for powers that no performance edit needs: processes, network, files, reflection, unsafe memory, compiler switches.</summary>
internal static class Capabilities
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["processes"] = ["Process", "ProcessStartInfo"],
        ["the network"] =
        [
            "HttpClient",
            "WebClient",
            "WebRequest",
            "HttpWebRequest",
            "Socket",
            "TcpClient",
            "TcpListener",
            "UdpClient",
            "Dns",
            "Sockets",
        ],
        ["files"] = ["File", "FileInfo", "FileStream", "Directory", "DirectoryInfo"],
        ["the environment"] = ["Environment", "AppContext", "AppDomain"],
        ["reflection"] =
        [
            "Reflection",
            "Activator",
            "Assembly",
            "AssemblyLoadContext",
            "GetMethod",
            "GetMethods",
            "GetField",
            "GetFields",
            "GetProperty",
            "GetProperties",
            "MethodInfo",
            "FieldInfo",
            "PropertyInfo",
            "DynamicMethod",
            "CreateDelegate",
            "InvokeMember",
            "UnsafeAccessor",
        ],
        ["unsafe memory"] =
        [
            "Unsafe",
            "MemoryMarshal",
            "CollectionsMarshal",
            "Marshal",
            "NativeMemory",
            "DllImport",
            "LibraryImport",
            "SkipLocalsInit",
            "GCHandle",
        ],
        ["the garbage collector's settings"] = ["GC", "GCSettings"],
    };

    private static readonly SyntaxKind[] UnsafeKeywords =
    [
        SyntaxKind.UnsafeKeyword,
        SyntaxKind.FixedKeyword,
        SyntaxKind.ExternKeyword,
    ];

    public static string? Check(SyntaxNode head, SyntaxNode edited)
    {
        var before = Tokens(head);
        var after = Tokens(edited);
        foreach (var (power, names) in Names)
        {
            if (names.FirstOrDefault(name => IsNew(name)) is { } name)
            {
                return $"it newly uses {power}: {name}";
            }
        }

        if (
            UnsafeKeywords.Select(SyntaxFacts.GetText).FirstOrDefault(keyword => IsNew(keyword)) is
            { } keyword
        )
        {
            return $"it newly uses unsafe code: {keyword}";
        }

        return Directives(edited) > Directives(head) ? "it adds a compiler directive" : null;

        bool IsNew(string token) =>
            after.GetValueOrDefault(token) > before.GetValueOrDefault(token);
    }

    // Names and keywords, counted in one walk: a guard looks at a thousand replies.
    private static Dictionary<string, int> Tokens(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(token =>
                token.IsKind(SyntaxKind.IdentifierToken) || UnsafeKeywords.Contains(token.Kind())
            )
            .CountBy(token => token.ValueText, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private static int Directives(SyntaxNode root) =>
        root.DescendantTrivia().Count(trivia => trivia.IsDirective);
}
