using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PieBot.Proposals.Guard;

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
        foreach (var (power, names) in Names)
        {
            if (names.FirstOrDefault(name => Count(edited, name) > Count(head, name)) is { } name)
            {
                return $"it newly uses {power}: {name}";
            }
        }

        if (
            UnsafeKeywords.FirstOrDefault(kind => Count(edited, kind) > Count(head, kind))
                is var kind
            && kind != SyntaxKind.None
        )
        {
            return $"it newly uses unsafe code: {SyntaxFacts.GetText(kind)}";
        }

        return Directives(edited) > Directives(head) ? "it adds a compiler directive" : null;
    }

    private static int Count(SyntaxNode root, string name) =>
        root.DescendantTokens()
            .Count(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    private static int Count(SyntaxNode root, SyntaxKind kind) =>
        root.DescendantTokens().Count(token => token.IsKind(kind));

    private static int Directives(SyntaxNode root) =>
        root.DescendantTrivia().Count(trivia => trivia.IsDirective);
}
