namespace PieBot.Core.Processes;

/// <summary>What a commit has at a path, as far as PieBot reads it.</summary>
internal abstract record GitBlob
{
    /// <summary>Larger blobs are not read: far more than any source or project file has.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>A regular file.</summary>
    public sealed record Bytes(byte[] Content) : GitBlob;

    /// <summary>Nothing stands there, or a folder.</summary>
    public sealed record Missing : GitBlob;

    /// <summary>A link, a submodule, or a blob over the cap.</summary>
    /// <param name="Reason">For people, behind the path: <c>is a symbolic link</c>.</param>
    public sealed record Unread(string Reason) : GitBlob;

    /// <summary>Why an entry of a tree is not read; null for a regular file.</summary>
    /// <param name="mode">As git writes it, in octal (gitformat-index: 100644, 100755, 120000, 160000).</param>
    public static string? ReasonByMode(string mode) =>
        mode switch
        {
            "120000" => "a symbolic link",
            "160000" => "a submodule",
            _ when mode.StartsWith("100", StringComparison.Ordinal) => null,
            _ => "not a regular file",
        };

    /// <summary>Why a blob is not read; null when it is small enough.</summary>
    public static string? ReasonBySize(long size) =>
        size > MostBytes ? $"over {MostBytes >> 20} MiB" : null;
}
