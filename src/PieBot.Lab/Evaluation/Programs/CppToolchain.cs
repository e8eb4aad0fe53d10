using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Programs;

/// <summary>C++ programs, by <c>g++ -O3</c> as in the paper (arXiv 2302.07867, section 3).</summary>
internal sealed class CppToolchain(Confinement confinement) : IToolchain
{
    public IReadOnlyList<string> Folders => [];

    public async Task<BuiltProgram> BuildAsync(
        string source,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var (file, program) = (Path.Combine(folder, "main.cpp"), Path.Combine(folder, "main"));
        await File.WriteAllTextAsync(file, source, cancellationToken);
        var fault = await Compilation.RunAsync(
            ["g++", "-std=c++17", "-O3", "-w", "-o", program, file],
            folder,
            confinement,
            cancellationToken
        );
        return fault is null ? new([program]) : new(null, fault);
    }
}
