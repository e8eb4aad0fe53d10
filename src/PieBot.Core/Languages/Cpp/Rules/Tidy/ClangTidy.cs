using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Rules.Tidy;

/// <summary>
/// Fixes of clang-tidy's performance checks (https://clang.llvm.org/extra/clang-tidy/checks/list.html), where it is installed
/// and can be told how the files are compiled. It runs what the repository's build files say.
/// </summary>
internal static class ClangTidy
{
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(2);

    // Of all files; what is left then is not looked at.
    private static readonly TimeSpan AllTimeout = TimeSpan.FromMinutes(10);

    private static readonly HashSet<string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cpp",
        ".cc",
        ".cxx",
    };

    public static bool IsThere => Programs.Has("clang-tidy");

    /// <param name="targets">Of one checkout; headers are left alone, since they are compiled as part of others.</param>
    public static async Task<RulesFound> FindAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        var files = targets
            .Where(target => Sources.Contains(Path.GetExtension(target.Path)))
            .GroupBy(target => target.Path)
            .ToList();
        if (!IsThere || files.Count == 0)
        {
            return new([], []);
        }

        var scratch = Scratch.Create();
        try
        {
            var (folder, fault) = await CompileCommands.FindAsync(
                checkout,
                scratch,
                files.Select(file => file.Key).ToList(),
                cancellationToken
            );
            return folder is null
                ? new(
                    [],
                    fault is null
                        ? []
                        :
                        [
                            $"clang-tidy was not asked, since cmake cannot configure the project: {fault}",
                        ]
                )
                : await RunAsync(checkout, folder, scratch, files, cancellationToken);
        }
        finally
        {
            Scratch.Remove(scratch);
        }
    }

    private static async Task<RulesFound> RunAsync(
        string checkout,
        string folder,
        string scratch,
        IReadOnlyList<IGrouping<string, ChangedMember>> files,
        CancellationToken cancellationToken
    )
    {
        var edits = new List<RuleEdit>();
        var started = TimeProvider.System.GetTimestamp();
        var left = 0;
        foreach (var file in files)
        {
            if (TimeProvider.System.GetElapsedTime(started) > AllTimeout)
            {
                left++;
                continue;
            }

            var full = Path.GetFullPath(Path.Combine(checkout, file.Key));
            var fixes = await FixesAsync(
                full,
                folder,
                Path.Combine(scratch, "fixes.yaml"),
                cancellationToken
            );
            if (CheckoutFile.TryRead(checkout, file.Key) is { } bytes)
            {
                edits.AddRange(TidyEdits.Of(full, bytes, fixes, file.ToList()));
            }
        }

        return new(
            edits,
            left == 0
                ? []
                :
                [
                    $"clang-tidy was not asked about {left} files: {AllTimeout.TotalMinutes:0} minutes were over",
                ]
        );
    }

    private static async Task<IReadOnlyList<TidyFix>> FixesAsync(
        string file,
        string folder,
        string exported,
        CancellationToken cancellationToken
    )
    {
        File.Delete(exported);
        await ProcessRunner.RunAsync(
            new(
                "clang-tidy",
                [
                    "-p",
                    folder,
                    "--quiet",
                    $"--checks={TidyCheck.Asked}",
                    "--header-filter=^$",
                    $"--export-fixes={exported}",
                    file,
                ],
                folder
            )
            {
                Environment = CMake.BuildEnvironment(),
                Timeout = FileTimeout,
                Limits = ProcessLimits.Unlimited,
            },
            cancellationToken
        );
        // Without fixes, or where it does not get through the file, it writes nothing.
        return File.Exists(exported)
            ? TidyFix.Parse(await File.ReadAllTextAsync(exported, cancellationToken))
            : [];
    }
}
