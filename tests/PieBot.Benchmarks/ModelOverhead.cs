using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Models.Replies;
using PieBot.Core.Targets;

namespace PieBot.Benchmarks;

/// <summary>What a model's proposals cost besides the model: replies to read, prompts to build.</summary>
internal static class ModelOverhead
{
    private const int Lines = 150;

    /// <summary>Reads, guards and deduplicates replies to one member of 150 lines; a third of them repeat another.</summary>
    public static (int Candidates, int Distinct, string Time) Replies(int count)
    {
        var source = Source(1);
        var target = CSharpMembers.All("Big.cs", source)[0];
        var replies = Enumerable.Range(0, count).Select(n => Reply(source, n)).ToList();
        var watch = new Spent();
        var parser = new ReplyParser(source, target);
        var kept = replies
            .Select(reply => parser.Parse(reply))
            .Where(parsed => parsed.Edits is { Count: > 0 })
            .DistinctBy(parsed => parsed.Key)
            .Select(parsed => new Candidate(
                Candidates.Id(target.Id, parsed.Edits!),
                target.Id,
                parsed.Edits!,
                "model:m#1",
                parsed.Title,
                parsed.Rationale
            ))
            .ToList();
        var passed = kept.Count(one => EditGuard.Check(source, target, one) is null);
        return (kept.Count, passed, watch.Time);
    }

    /// <summary>Builds the prompts of so many members, in files of ten, with examples, context and diff; the index of declarations included.</summary>
    public static (long Tokens, string Time) Prompts(int members)
    {
        var folder = Directory.CreateTempSubdirectory("piebot-prompts-").FullName;
        try
        {
            var files = new List<ChangedFile>();
            var targets = new List<ChangedMember>();
            for (var file = 0; file < members / 10; file++)
            {
                var path = $"File{file}.cs";
                var text = Source(10, file);
                File.WriteAllText(Path.Combine(folder, path), text);
                files.Add(new(path, null, [new(new(20, 22), new(20, 40))]));
                targets.AddRange(CSharpMembers.All(path, text));
            }

            var changes = new ChangeSet("b", "h", false, files, targets, []);
            var example = new Example(
                "e",
                "csharp",
                "A set",
                Source(1)[..800],
                Source(1)[..700],
                "why",
                3,
                "bank"
            );
            var settings = new ModelSettings("m") { PromptTokens = 12_000 };
            // The tokenizer's table is loaded once a process, and counts.
            var watch = new Spent();
            var builder = new PromptBuilder(
                settings,
                changes,
                new PromptContexts(folder, files.Select(file => file.Path).ToList()),
                path => File.ReadAllText(Path.Combine(folder, path)),
                _ => [.. Enumerable.Repeat(example, 4)]
            );
            long tokens = 0;
            foreach (var target in targets)
            {
                tokens += builder
                    .Build(File.ReadAllText(Path.Combine(folder, target.Path)), target)!
                    .Tokens;
            }

            return (tokens, watch.Time);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Reply Reply(string source, int n)
    {
        var lines = source.Split('\n');
        var at = 10 + (n % 100);
        var original = lines[at - 1];
        // Every third is one that another gave too, its locals renamed; some are off by a few lines.
        var replacement =
            n % 3 == 0
                ? original.Replace("+ 1", "+ 1 + 0", StringComparison.Ordinal)
                : original.Replace("+ 1", $"+ {n + 1}", StringComparison.Ordinal);
        return new(
            JsonSerializer.Serialize(
                new
                {
                    title = "t",
                    rationale = "r",
                    usings = (string[])["System.Text"],
                    edits = new[]
                    {
                        new
                        {
                            start = at + (n % 5),
                            end = at + (n % 5),
                            original,
                            replacement,
                        },
                    },
                }
            ),
            "stop"
        );
    }

    private static string Source(int members, int file = 0)
    {
        var text = new StringBuilder($"namespace N;\n\npublic sealed class Big{file}\n{{\n");
        for (var member = 0; member < members; member++)
        {
            text.Append(
                $"    public int Member{member}(int[] values)\n    {{\n        var sum0 = 0;\n"
            );
            for (var line = 1; line < Lines - 4; line++)
            {
                text.Append(
                    $"        var sum{line} = sum{line - 1} + values[{line} % values.Length] + 1;\n"
                );
            }

            text.Append($"        return sum{Lines - 5};\n    }}\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Wall and processor time since it was made: on a busy machine only the latter is ours.</summary>
    private sealed class Spent
    {
        private readonly Stopwatch _wall = Stopwatch.StartNew();
        private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;

        public string Time =>
            $"{_wall.Elapsed.TotalSeconds:0.00} s ({(Process.GetCurrentProcess().TotalProcessorTime - _cpu).TotalSeconds:0.00} s of processor time)";
    }
}
