namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>What compiling a project came to.</summary>
internal abstract record CompilerOutput
{
    private CompilerOutput() { }

    /// <param name="Files">File names and bytes of the assembly and its symbols.</param>
    /// <param name="SameSurface">Whether what other projects compile against is byte for byte the baseline's.</param>
    internal sealed record Emitted(IReadOnlyDictionary<string, byte[]> Files, bool SameSurface)
        : CompilerOutput
    {
        /// <param name="name">Of the assembly's file.</param>
        public static Emitted Of(string name, byte[] assembly, byte[] symbols, bool sameSurface) =>
            new(
                new Dictionary<string, byte[]>
                {
                    [name] = assembly,
                    [Path.ChangeExtension(name, ".pdb")] = symbols,
                },
                sameSurface
            );
    }

    /// <param name="Errors">The first errors of the compiler or a generator, for people.</param>
    internal sealed record Refused(string Errors) : CompilerOutput;

    /// <summary>The project does not compile one of the files.</summary>
    internal sealed record NotCompiled(string Path) : CompilerOutput;

    /// <summary>The compiler itself failed, which says nothing of the files.</summary>
    internal sealed record Broken(string Reason) : CompilerOutput;
}
