using System.Net.Sockets;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class PipeSweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_old_pipes_that_nobody_listens_to_are_removed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are no files there.");
        using var alive = Listening(Name("a"));
        Listening(Name("b")).Dispose();
        Listening(Name("c")).Dispose();
        Listening("piebot-mine").Dispose();
        foreach (var name in (string[])[Name("a"), Name("b"), "piebot-mine"])
        {
            File.SetLastWriteTimeUtc(At(name), DateTime.UtcNow - TimeSpan.FromHours(1));
        }

        Scratch.SweepPipes(_folder.Path);

        Assert.Equal(
            [Name("a"), Name("c"), "piebot-mine"],
            Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order()
        );
    }

    private static string Name(string digit) =>
        $"piebot-{string.Concat(Enumerable.Repeat(digit, 32))}";

    private string At(string name) => Path.Combine(_folder.Path, name);

    // .NET removes the file of a socket that it bound; a process that is killed does not.
    private Socket Listening(string name)
    {
        var bound = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        bound.Bind(new UnixDomainSocketEndPoint($"{At(name)}.bound"));
        bound.Listen();
        File.Move($"{At(name)}.bound", At(name));
        return bound;
    }
}
