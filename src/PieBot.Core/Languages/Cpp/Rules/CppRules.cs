using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Rules.Tidy;

namespace PieBot.Core.Languages.Cpp.Rules;

/// <summary>What is proposed for C++ without a model: own rules over tokens and, where it may run, what clang-tidy fixes.</summary>
internal sealed class CppRules : IRules
{
    public async Task<RulesFound> FindAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        bool trusted,
        CancellationToken cancellationToken
    )
    {
        var edits = new List<RuleEdit>();
        foreach (var file in targets.GroupBy(target => target.Path))
        {
            edits.AddRange(
                OwnRules.Find(file.Key, CheckoutFile.Source(checkout, file.Key).Text, file)
            );
        }

        // It configures the build, and compiles what the build says.
        var tidied = trusted
            ? await ClangTidy.FindAsync(checkout, targets, cancellationToken)
            : new([], []);
        return new([.. edits, .. tidied.Edits], tidied.Notices);
    }
}
