namespace PieBot.Core.Languages.Python.Guard;

/// <summary>What no performance edit of Python needs, and the words that reach for it.</summary>
internal static class PythonPowers
{
    public static IReadOnlyDictionary<string, string[]> Words { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["processes"] =
            [
                "subprocess",
                "popen",
                "Popen",
                "system",
                "fork",
                "spawnl",
                "spawnv",
                "execv",
                "execve",
                "multiprocessing",
                "posix_spawn",
            ],
            ["the network"] =
            [
                "socket",
                "urllib",
                "requests",
                "http",
                "httpx",
                "aiohttp",
                "ftplib",
                "smtplib",
                "urlopen",
            ],
            ["files"] = ["open", "pathlib", "shutil", "tempfile", "unlink", "rmtree", "mmap"],
            ["the environment"] =
            [
                "environ",
                "getenv",
                "putenv",
                "setrecursionlimit",
                "setswitchinterval",
            ],
            ["reflection"] =
            [
                "eval",
                "compile",
                "exec",
                "__import__",
                "importlib",
                "setattr",
                "delattr",
                "globals",
                "locals",
                "__class__",
                "__code__",
                "__globals__",
                "__builtins__",
                "inspect",
                "pickle",
                "marshal",
            ],
            ["native code"] = ["ctypes", "cffi", "numba", "cython", "Cython"],
            ["the garbage collector's settings"] = ["gc"],
        };
}
