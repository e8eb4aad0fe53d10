namespace PieBot.Core.Processes;

/// <summary>What code of a repository runs in.</summary>
internal enum SandboxKind
{
    /// <summary>Bubblewrap where it works, else none, which the run then says.</summary>
    Auto,

    /// <summary>Namespaces without network, and a read-only view of the machine (Linux).</summary>
    Bubblewrap,

    /// <summary>Limits and an environment of its own alone.</summary>
    None,
}
