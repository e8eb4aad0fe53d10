using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Tests.Proposals.Guard.Renames;

public sealed class RenamesTakenBackTests
{
    // Every $name is a name that a model may change; $$ is where its own edit goes.
    private const string Template = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        class A
        {
            private int total = 3;

            int M(List<int> $values, int $limit)
            {
                var $sum = 0;
                var $seen = $$;
                foreach (var $value in $values)
                {
                    if ($seen.Contains($value) || !int.TryParse($value.ToString(), out var $parsed))
                    {
                        continue;
                    }

                    $seen.Add($value);
                    $sum += $parsed > $limit ? $limit : $parsed;
                }

                for (var $index = 0; $index < $limit; $index++)
                {
                    $sum += $values.Where($one => $one > $index).Count() + this.total;
                }

                try
                {
                    $sum += Local($sum);
                }
                catch (InvalidOperationException $fault) when ($fault.Message == "")
                {
                    throw new InvalidOperationException("x", $fault);
                }

                int Local(int $number) => $number switch { int $other => $other, };
                return $sum;
            }
        }
        """;

    private static readonly string[] Names =
    [
        "values",
        "limit",
        "sum",
        "seen",
        "value",
        "parsed",
        "index",
        "one",
        "fault",
        "number",
        "other",
    ];

    private static readonly string[] Edits =
    [
        "new HashSet<int>()",
        "new List<int>(8)",
        "$values.ToHashSet()",
    ];

    private static readonly List<PortableExecutableReference> References = (
        (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!
    )
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))
        .ToList();

    [Fact]
    public void An_edit_that_renames_everything_becomes_the_one_line_it_is()
    {
        var renamed = Names.ToDictionary(name => name, name => name + "Renamed");

        var taken = TakeBack(renamed, "new HashSet<int>()");

        Assert.Equal(
            new Edit(
                "A.cs",
                new(12, 12),
                "        var seen = new List<int>();",
                "        var seen = new HashSet<int>();"
            ),
            Assert.Single(taken.Edits)
        );
        Assert.NotEqual("c", taken.Id);
    }

    [Fact]
    public void Whatever_is_renamed_the_result_compiles_to_the_same_code_and_changes_no_more_lines() =>
        Gen.Select(Gen.Int[0, 3].Array[Names.Length], Gen.Int[0, 2].Select(n => Edits[n]))
            .Sample(
                (choices, edit) =>
                {
                    // Kept, a new name, the name of a field, a name with another's as its beginning.
                    var names = Names
                        .Zip(choices)
                        .ToDictionary(
                            pair => pair.First,
                            pair =>
                                pair.Second switch
                                {
                                    0 => pair.First,
                                    1 => $"x{pair.First}",
                                    2 => pair.First == "sum" ? "total" : $"@{pair.First}2"[1..],
                                    _ => $"{pair.First}Q2",
                                }
                        );
                    var edited = Fill(names, edit);

                    var taken = TakeBack(names, edit);

                    var result = SourceFile.OfText(Head).Edited(taken.Edits)!;
                    Assert.Equal(Code(edited), Code(result));
                    Assert.True(Size(taken) <= Size(Whole(edited)));
                    Assert.Single(taken.Edits);
                },
                iter: 25
            );

    [Fact]
    public void A_new_local_is_not_a_rename()
    {
        var edited = Head.Replace(
            "        return sum;",
            "        var result = sum;\n        return result;",
            StringComparison.Ordinal
        );

        var candidate = Whole(edited);
        Assert.Same(candidate, RenamesTakenBack.Of(Head, Member, candidate));
    }

    [Fact]
    public void A_renamed_parameter_no_longer_changes_what_others_see()
    {
        const string head =
            "public class A\n{\n    public int M(int count)\n    {\n        var x = 1;\n        return count + x;\n    }\n}\n";
        var edited = head.Replace("count", "n", StringComparison.Ordinal)
            .Replace("var x", "const int x", StringComparison.Ordinal);
        var member = CSharpMembers.All("A.cs", head).Single();
        var candidate = Candidate(member, head, edited);

        Assert.Contains(
            "visible declaration",
            EditGuard.Check(head, member, candidate),
            StringComparison.Ordinal
        );
        var taken = RenamesTakenBack.Of(head, member, candidate);
        Assert.Null(EditGuard.Check(head, member, taken));
        Assert.Equal("        const int x = 1;", Assert.Single(taken.Edits).Replacement);
    }

    [Theory]
    // The name is part of what the member returns.
    [InlineData("var a = 1; return nameof(a);", "var b = 2; return nameof(b);")]
    [InlineData("var a = 1; return new { a };", "var b = 2; return new { b };")]
    [InlineData("var a = 1; return (a, 2);", "var b = 2; return (b, 2);")]
    // The old name means something else now.
    [InlineData("var a = 1; return a;", "var b = 2; return b + a;")]
    // The new name means two things.
    [InlineData("{ var a = 1; Use(a); } return 0;", "{ var b = 2; Use(b); } return b;")]
    public void A_rename_that_cannot_be_undone_safely_stays(string before, string after)
    {
        static string Class(string body) =>
            $"class A\n{{\n    object M()\n    {{\n        {body}\n    }}\n}}\n";
        var head = Class(before);
        var member = CSharpMembers.All("A.cs", head).Single();
        var candidate = Candidate(member, head, Class(after));

        Assert.Same(candidate, RenamesTakenBack.Of(head, member, candidate));
    }

    [Fact]
    public void An_edit_that_does_not_apply_is_left_as_it_is()
    {
        var candidate = new Candidate(
            "c",
            Member.Id,
            [new("A.cs", new(1, 1), "was not there", "x")],
            "test",
            "t",
            "r"
        );

        Assert.Same(candidate, RenamesTakenBack.Of(Head, Member, candidate));
    }

    private static string Head => Fill(Names.ToDictionary(name => name), "new List<int>()");

    private static ChangedMember Member =>
        CSharpMembers.All("A.cs", Head).Single(member => member.Name == "A.M");

    private static Candidate TakeBack(IReadOnlyDictionary<string, string> names, string edit) =>
        RenamesTakenBack.Of(Head, Member, Whole(Fill(names, edit)));

    private static string Fill(IReadOnlyDictionary<string, string> names, string edit)
    {
        var text = Template.Replace("$$", edit, StringComparison.Ordinal);
        foreach (var name in names.OrderByDescending(pair => pair.Key.Length))
        {
            text = text.Replace($"${name.Key}", name.Value, StringComparison.Ordinal);
        }

        return text;
    }

    // As a model gives it back: all of the lines between the first and the last that differ.
    private static Candidate Whole(string edited) => Candidate(Member, Head, edited);

    private static Candidate Candidate(ChangedMember member, string head, string edited)
    {
        var (old, now) = (head.Split('\n'), edited.Split('\n'));
        var start = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = old.Reverse()
            .Zip(now.Reverse())
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        return new(
            "c",
            member.Id,
            [
                new(
                    "A.cs",
                    new(start + 1, old.Length - end),
                    string.Join('\n', old[start..^end]),
                    string.Join('\n', now[start..^end])
                ),
            ],
            "test",
            "t",
            "r"
        );
    }

    private static int Size(Candidate candidate) =>
        candidate.Edits.Sum(edit => edit.Lines.Count + edit.Replacement!.Split('\n').Length);

    // The instructions of all methods; names of locals and parameters are not among them.
    private static string Code(string source)
    {
        using var image = new MemoryStream();
        var result = CSharpCompilation
            .Create(
                "a",
                [CSharpSyntaxTree.ParseText(source)],
                References,
                new(
                    OutputKind.DynamicallyLinkedLibrary,
                    optimizationLevel: OptimizationLevel.Release,
                    deterministic: true
                )
            )
            .Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics) + source);
        using var file = new PEReader(new MemoryStream(image.ToArray()));
        var metadata = file.GetMetadataReader();
        return string.Join(
            '\n',
            metadata
                .MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .Select(method =>
                    Convert.ToHexString(
                        file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!
                    )
                )
        );
    }
}
