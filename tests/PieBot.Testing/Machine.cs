using PieBot.Core.Languages.CSharp.Compiling;

namespace PieBot.Testing;

/// <summary>
/// Keeps test programs that time something from running beside others: they have the machine to themselves, all others
/// share it. So <c>dotnet test</c> may start all programs at once: those that wait take no time from others.
/// </summary>
public abstract class Machine(FileShare share) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly string Place = Path.Combine(
        Path.GetTempPath(),
        $"piebot-tests-{Environment.UserName}.lock"
    );

    // A compiler that has started serves the builds of all tests of a program.
    private readonly CompilerServers _servers = new();
    private FileStream? _held;

    public async ValueTask InitializeAsync()
    {
        while (_held is null)
        {
            try
            {
                // The system takes such a lock back from a process that died.
                _held = new(
                    Place,
                    FileMode.OpenOrCreate,
                    share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read,
                    share
                );
            }
            catch (IOException)
            {
                await Task.Delay(Patience, TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_held is not null)
        {
            await _held.DisposeAsync();
        }

        await _servers.DisposeAsync();

        GC.SuppressFinalize(this);
    }
}

/// <summary>For tests that time something.</summary>
public sealed class WholeMachine() : Machine(FileShare.None);

/// <summary>For all others.</summary>
public sealed class PartOfMachine() : Machine(FileShare.Read);
