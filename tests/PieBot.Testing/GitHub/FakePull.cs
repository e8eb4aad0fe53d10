using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace PieBot.Testing.GitHub;

/// <summary>A file of a pull request: its bytes at either end, and the patch that git makes of them.</summary>
internal sealed record FakeFile(string Path, byte[]? Base, byte[]? Head, string? OldPath = null)
{
    private string? _patch;

    public string BlobId => Id(Head ?? Base!);

    public string Status =>
        Base is null ? "added"
        : Head is null ? "removed"
        : OldPath is not null ? "renamed"
        : "modified";

    /// <summary>Null as GitHub leaves it out of binary and large files.</summary>
    public string? Patch
    {
        get => _patch ??= Diff(Base ?? [], Head ?? []);
        init => _patch = value;
    }

    public bool HasPatch { get; init; } = true;

    private static string Id(byte[] bytes)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes];
#pragma warning disable CA5350 // git's own naming.
        return Convert.ToHexStringLower(SHA1.HashData(named));
#pragma warning restore CA5350
    }

    private static string Diff(byte[] before, byte[] after)
    {
        var folder = Directory.CreateTempSubdirectory("piebot-diff-").FullName;
        try
        {
            File.WriteAllBytes(System.IO.Path.Combine(folder, "a"), before);
            File.WriteAllBytes(System.IO.Path.Combine(folder, "b"), after);
            using var git = Process.Start(
                new ProcessStartInfo(
                    "git",
                    [
                        "diff",
                        "--no-index",
                        "--no-color",
                        "--no-ext-diff",
                        "--text",
                        "--unified=3",
                        "a",
                        "b",
                    ]
                )
                {
                    WorkingDirectory = folder,
                    RedirectStandardOutput = true,
                    StandardOutputEncoding = new UTF8Encoding(false),
                }
            )!;
            var text = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            var start = text.IndexOf("\n@@", StringComparison.Ordinal);
            return start < 0 ? "" : text[(start + 1)..].TrimEnd('\n');
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A review as the fake keeps it.</summary>
internal sealed record FakeReview(
    long Id,
    string Login,
    string Body,
    string State,
    string Commit,
    IReadOnlyList<long> Comments
);

/// <summary>A review comment as the fake keeps it.</summary>
internal sealed record FakeComment(
    long Id,
    string Login,
    string Path,
    string Body,
    int? StartLine,
    int? Line,
    long? Review = null
);

/// <summary>A pull request as the fake keeps it.</summary>
internal sealed class FakePull
{
    public int Number { get; set; } = 7;

    public string Title { get; set; } = "Count orders";

    public string? Body { get; set; } = "As asked.";

    public string State { get; set; } = "open";

    public bool Draft { get; set; }

    public List<string> Labels { get; } = [];

    public (string Login, string Type) User { get; set; } = ("octocat", "User");

    public string Branch { get; set; } = "orders";

    public string Head { get; set; } = new('b', 40);

    /// <summary>The newest commit of the branch it is to go into.</summary>
    public string Base { get; set; } = new('9', 40);

    /// <summary>Of the two.</summary>
    public string MergeBase { get; set; } = new('a', 40);

    /// <summary>Whether its conversation is locked.</summary>
    public bool Locked { get; set; }

    /// <summary>The <c>.piebot.yml</c> at the base; null when there is none.</summary>
    public string? Configuration { get; set; }

    public string Message { get; set; } = "Count orders";

    public List<FakeFile> Files { get; } = [];

    public List<FakeReview> Reviews { get; } = [];

    public List<FakeComment> Comments { get; } = [];

    public IEnumerable<FakeReview> Submitted => Reviews.Where(one => one.State != "PENDING");
}
