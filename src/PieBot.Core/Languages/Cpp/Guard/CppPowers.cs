namespace PieBot.Core.Languages.Cpp.Guard;

/// <summary>What no performance edit of C++ needs, and the words that reach for it.</summary>
internal static class CppPowers
{
    public static IReadOnlyDictionary<string, string[]> Words { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["processes"] =
            [
                "system",
                "popen",
                "fork",
                "vfork",
                "execv",
                "execve",
                "execl",
                "execvp",
                "posix_spawn",
                "CreateProcess",
            ],
            ["the network"] = ["socket", "getaddrinfo", "gethostbyname", "curl_easy_init", "asio"],
            ["files"] =
            [
                "fopen",
                "freopen",
                "ofstream",
                "ifstream",
                "fstream",
                "mmap",
                "unlink",
                "filesystem",
            ],
            ["the environment"] = ["getenv", "setenv", "putenv", "environ"],
            ["code that is loaded at run time"] =
            [
                "dlopen",
                "dlsym",
                "LoadLibrary",
                "GetProcAddress",
            ],
            ["unsafe code"] =
            [
                "reinterpret_cast",
                "const_cast",
                "asm",
                "__asm",
                "__asm__",
                "alloca",
                "setjmp",
                "longjmp",
                "__builtin_unreachable",
                "unreachable",
                "__builtin_assume",
                "__assume",
                "__builtin_alloca",
                "restrict",
                "__restrict",
                "__restrict__",
                "union",
                "goto",
            ],
            ["the compiler's settings"] =
            [
                "__attribute__",
                "__declspec",
                "_Pragma",
                "assume",
                "optimize",
            ],
            ["intrinsics of one processor"] =
            [
                "immintrin.h",
                "emmintrin.h",
                "arm_neon.h",
                "x86intrin.h",
            ],
        };
}
