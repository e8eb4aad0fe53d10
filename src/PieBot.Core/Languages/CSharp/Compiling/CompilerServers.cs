using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// The compiler servers of this process, one for each compiler in use: a project that starts a compiler of its own takes three
/// times as long to build. They run until the last of those who hold them lets go.
/// </summary>
internal sealed class CompilerServers : IAsyncDisposable
{
    private static readonly Pool OfProcess = new();

    private readonly Pool _pool;
    private bool _letGo;

    public CompilerServers()
        : this(OfProcess) { }

    internal CompilerServers(Pool pool)
    {
        _pool = pool;
        _pool.Hold();
    }

    /// <param name="compiler">Full path of <c>csc.dll</c>.</param>
    public CompilerServer Of(string compiler)
    {
        ObjectDisposedException.ThrowIf(_letGo, this);
        return _pool.Of(compiler);
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
        if (_letGo)
        {
            return;
        }

        _letGo = true;
        foreach (var server in _pool.LetGo())
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Servers that several hold.</summary>
    internal sealed class Pool
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, CompilerServer> _servers = new(StringComparer.Ordinal);
        private int _holders;

        public void Hold()
        {
            lock (_gate)
            {
                _holders++;
            }
        }

        public CompilerServer Of(string compiler)
        {
            lock (_gate)
            {
                if (!_servers.TryGetValue(compiler, out var server))
                {
                    server = new(compiler);
                    _servers.Add(compiler, server);
                }

                return server;
            }
        }

        /// <returns>Those that nobody holds any more.</returns>
        public IReadOnlyList<CompilerServer> LetGo()
        {
            lock (_gate)
            {
                if (--_holders > 0)
                {
                    return [];
                }

                var ended = _servers.Values.ToList();
                _servers.Clear();
                return ended;
            }
        }
    }
}
