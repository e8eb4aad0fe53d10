using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// The compiler servers of this process, one for each compiler in use: a project that starts a compiler of its own takes three
/// times as long to build. They run until the last of those who hold them lets go.
/// </summary>
internal sealed class CompilerServers : IAsyncDisposable
{
    private static readonly Lock Gate = new();
    private static Dictionary<string, CompilerServer> s_servers = new(StringComparer.Ordinal);
    private static int s_holders;

    private bool _letGo;

    public CompilerServers()
    {
        lock (Gate)
        {
            s_holders++;
        }
    }

    /// <param name="compiler">Full path of <c>csc.dll</c>.</param>
    public CompilerServer Of(string compiler)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_letGo, this);
            if (!s_servers.TryGetValue(compiler, out var server))
            {
                server = new(compiler);
                s_servers.Add(compiler, server);
            }

            return server;
        }
    }

    /// <summary>Builds a project as <see cref="DotNetCli.BuildAsync"/> does, by a server where the compiler is known.</summary>
    /// <param name="compiler">Full path of <c>csc.dll</c>.</param>
    /// <returns>Null when it went well, else the first errors.</returns>
    public Task<string?> BuildAsync(
        string project,
        string? framework,
        string? compiler,
        DotNetBuild options,
        CancellationToken cancellationToken
    ) =>
        compiler is null
            ? DotNetCli.BuildAsync(project, framework, options, cancellationToken)
            : Of(compiler).BuildAsync(project, framework, options, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        var ended = new Dictionary<string, CompilerServer>();
        lock (Gate)
        {
            if (!_letGo && --s_holders == 0)
            {
                (ended, s_servers) = (s_servers, new(StringComparer.Ordinal));
            }

            _letGo = true;
        }

        foreach (var server in ended.Values)
        {
            await server.DisposeAsync();
        }
    }
}
