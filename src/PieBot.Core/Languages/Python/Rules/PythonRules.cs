using System.Text.Json;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Python.Members;

namespace PieBot.Core.Languages.Python.Rules;

/// <summary>
/// Rules of our own, which Python's <c>ast</c> finds without running anything of the repository, and in a trusted repository
/// the fixes of the ruff that is installed in its environment.
/// </summary>
/// <param name="finder">Null: one that runs the rules by the machine's Python.</param>
internal sealed class PythonRules(PythonParser? finder = null) : IRules
{
    // Each after those that it imports.
    private static readonly string[] Modules =
    [
        "source",
        "scopes",
        "functions",
        "uses",
        "kinds",
        "names",
        "values",
        "rule",
        "membership",
        "searches",
        "building",
        "growing",
        "texts",
        "invariants",
        "queues",
        "loops",
        "keys",
        "arithmetic",
        "answers",
    ];

    private static readonly Lazy<PythonParser> Shared = new(() =>
        PythonParser.Of(PythonScript.OfModules("python/rules", "start", Modules))
    );

    public async Task<RulesFound> FindAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        bool trusted,
        CancellationToken cancellationToken
    )
    {
        var edits = new List<RuleEdit>();
        var notices = new List<string>();
        var ruff = trusted
            ? Ruff.Of(await PythonInterpreter.FindAsync(checkout, cancellationToken))
            : null;
        foreach (var file in targets.GroupBy(target => target.Path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (CheckoutFile.TryRead(checkout, file.Key) is not { } bytes)
            {
                continue;
            }

            var findings = ruff is null
                ? new([], null)
                : await ruff.CheckAsync(checkout, file.Key, cancellationToken);
            var found = In(
                SourceFile.Parse(bytes),
                file.ToList(),
                findings.Fixes.Where(one => file.Any(one.IsIn)).ToList()
            );
            edits.AddRange(found.Edits);
            notices.AddRange(found.Notices.Concat(findings.Notice is { } said ? [said] : []));
        }

        // What is wrong with an interpreter or a tool is wrong for every file.
        return new(edits, notices.Distinct(StringComparer.Ordinal).ToList());
    }

    private RulesFound In(SourceFile file, List<ChangedMember> targets, List<RuffFinding> fixes)
    {
        var path = targets[0].Path;
        var request = new RuleRequest(
            file.Text,
            targets
                .Select(target => (IReadOnlyList<int>)[target.Lines.Start, target.Lines.End])
                .ToList(),
            fixes.Select(one => one.Changes).ToList()
        );
        var (line, fault) = (finder ?? Shared.Value).Ask(
            JsonSerializer.Serialize(request, RulesJson.Default.RuleRequest)
        );
        if (line is null)
        {
            return new([], [$"no rules for Python: {fault}"]);
        }

        var answer = JsonSerializer.Deserialize(line, RulesJson.Default.RuleAnswer)!;
        if (answer.Fault is { } wrong)
        {
            return new([], [$"no rules for {path}: {wrong}"]);
        }

        var own = answer.Found!.Select(one => new RuleEdit(
            targets[one.Member].Id,
            one.Edits.Select(edit => edit.In(path, file)).ToList(),
            one.Rule,
            one.Title,
            one.Reason,
            Risks: one.Risks is [] ? null : one.Risks
        ));
        var others = fixes
            .Zip(answer.Fixes!)
            .Where(pair => pair.Second.Count > 0)
            .Select(pair =>
                pair.First.Edit(
                    targets.First(pair.First.IsIn).Id,
                    pair.Second.Select(edit => edit.In(path, file)).ToList()
                )
            );
        return new([.. own, .. others], []);
    }
}
