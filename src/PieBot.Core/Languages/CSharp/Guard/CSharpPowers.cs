namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>What no performance edit needs, and the names and keywords that reach for it.</summary>
internal static class CSharpPowers
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
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
        ["unsafe code"] = ["unsafe", "fixed", "extern"],
        ["the garbage collector's settings"] = ["GC", "GCSettings"],
    };

    public static string? Of(string word) =>
        Words
            .Where(power => power.Value.Contains(word, StringComparer.Ordinal))
            .Select(power => power.Key)
            .FirstOrDefault();
}
