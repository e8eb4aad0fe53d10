using System.Diagnostics;

namespace PieBot.Tests.GitHub;

/// <summary>Applies diffs as somebody does who copies them out of a review: real git, in a folder with the head's file, without options.</summary>
internal sealed class GitJudge : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-judge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The file's bytes after <c>git apply</c>; fails the test when git does not take the diff.</summary>
    public byte[] Apply(string path, byte[] head, string diff)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, head);
        var start = new ProcessStartInfo("git", ["apply"])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] =
            OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        using var git = Process.Start(start)!;
        git.StandardInput.Write(diff);
        git.StandardInput.Close();
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git apply: {error}\n{diff}");
        return File.ReadAllBytes(file);
    }
}
