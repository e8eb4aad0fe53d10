using CsCheck;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Replies;
using PieBot.Testing.Models;

namespace PieBot.Core.Tests.Proposals.Models.Replies;

public sealed class ReplyParserTests
{
    private const string Source = """
        using System.Linq;

        namespace N;

        public sealed class A
        {
            private int _seen;

            public int Count(List<int> one, List<int> other)
            {
                var count = 0;
                foreach (var value in one)
                {
                    if (other.Contains(value))
                    {
                        count++;
                    }
                }

                count++;
                return count;
            }

            public int Other() => _seen++;
        }

        """;

    private const string Line = "            if (other.Contains(value))";
    private const string Faster = "            if (set.Contains(value))";

    private static readonly ChangedMember Target = CSharpMembers
        .All("A.cs", Source)
        .Single(member => member.Name == "A.Count");

    private static readonly ReplyParser Parser = new(Source, Target);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(7)]
    [InlineData(4000)]
    public void The_lines_it_repeats_decide_where_an_edit_goes_not_the_numbers(int shift)
    {
        var parsed = Parse(Recorded.Edit(Source, Line, Faster, shift));

        Assert.Equal(Source.Replace(Line, Faster, StringComparison.Ordinal), Apply(parsed));
        Assert.Equal(shift != 0, parsed.Shifted);
    }

    [Fact]
    public void Lines_that_stand_nowhere_in_the_member_are_refused() =>
        Refused(
            Recorded.Json("t", "r", [], (14, 14, "            if (other.Has(value))", Faster)),
            "not in the member"
        );

    [Fact]
    public void Lines_of_another_member_are_refused() =>
        Refused(
            Recorded.Edit(
                Source,
                "    public int Other() => _seen++;",
                "    public int Other() => 1;"
            ),
            "not in the member"
        );

    [Fact]
    public void Braces_alone_do_not_tell_a_place()
    {
        // Three end in the member: the number may be off by any.
        Refused(Recorded.Json("t", "r", [], (17, 17, "}", "}\n        count += 0;")), "places");
    }

    [Fact]
    public void Twins_are_told_apart_by_their_number_or_by_their_neighbours()
    {
        var twins = Source.Replace(
            "                count++;",
            "        count++;",
            StringComparison.Ordinal
        );
        var parser = new ReplyParser(twins, CSharpMembers.All("A.cs", twins)[0]);
        var second =
            twins.Split('\n').ToList().FindLastIndex(line => line == "        count++;") + 1;

        var numbered = parser.Parse(
            new(
                Recorded.Json(
                    "t",
                    "r",
                    [],
                    (second, second, "        count++;", "        ++count;")
                ),
                "stop"
            )
        );
        var off = parser.Parse(
            new(
                Recorded.Json(
                    "t",
                    "r",
                    [],
                    (second + 1, second + 1, "        count++;", "        ++count;")
                ),
                "stop"
            )
        );

        Assert.Equal(second, Assert.Single(numbered.Edits!).Lines.Start);
        Assert.Null(off.Edits);
    }

    [Fact]
    public void Edits_that_are_all_off_by_the_same_are_shifted_together()
    {
        var parsed = Parse(
            Recorded.Json(
                "t",
                "r",
                [],
                (
                    13,
                    13,
                    "        var count = 0;",
                    "        var count = 0;\n        var set = other.ToHashSet();"
                ),
                (16, 16, Line, Faster),
                (17, 17, "            {", "            {")
            )
        );

        Assert.True(parsed.Shifted);
        Assert.Equal([11, 14], parsed.Edits!.Select(edit => edit.Lines.Start));
        Assert.Contains("var set = other.ToHashSet();", Apply(parsed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if (other.Contains(value))", "if (set.Contains(value))")]
    [InlineData(
        "   14|             if (other.Contains(value))",
        "   14|             if (set.Contains(value))"
    )]
    [InlineData(
        "            if (other.Contains(value))   \r\n",
        "            if (set.Contains(value))\r\n"
    )]
    [InlineData("\tif (other.Contains(value))", "\tif (set.Contains(value))")]
    public void Indentation_numbers_and_line_ends_of_the_echo_are_put_right(
        string original,
        string replacement
    )
    {
        var parsed = Parse(Recorded.Json("t", "r", [], (14, 14, original, replacement)));

        Assert.Equal(Source.Replace(Line, Faster, StringComparison.Ordinal), Apply(parsed));
    }

    [Fact]
    public void Usings_are_added_once()
    {
        var parsed = Parse(
            Recorded.Edit(
                Source,
                Line,
                Faster,
                0,
                "t",
                "System.Linq",
                "using System.Collections.Frozen;",
                "System.Text"
            )
        );

        Assert.StartsWith(
            "using System.Collections.Frozen;\nusing System.Text;\nusing System.Linq;\n\nnamespace N;",
            Apply(parsed),
            StringComparison.Ordinal
        );
        Refused(
            Recorded.Edit(Source, Line, Faster, 0, "t", "System.Linq; class Evil {}"),
            "not a plain one"
        );
    }

    [Theory]
    // A reply may end the member and begin another, or a type that runs by itself.
    [InlineData(
        "        return count;\n    }\n\n    public int Third()\n    {\n        return 3;",
        "more than the member"
    )]
    [InlineData(
        "        return count;\n    }\n}\n\nfile static class X\n{\n    static void Run()\n    {",
        "declares more"
    )]
    [InlineData(
        "        return count;\n    }\n\n    private static int Quiet()\n    {\n        return 3;",
        "declares more"
    )]
    public void More_than_the_member_is_refused(string replacement, string fault) =>
        Refused(Recorded.Edit(Source, "        return count;", replacement), fault);

    [Fact]
    public void The_member_may_keep_things_in_a_private_field()
    {
        var signature = "    public int Count(List<int> one, List<int> other)";

        var parsed = Parse(
            Recorded.Edit(
                Source,
                signature,
                "    private static readonly int[] Known = [1];\n\n" + signature
            )
        );

        Assert.NotNull(parsed.Edits);
    }

    [Fact]
    public void Changing_the_signature_is_refused() =>
        Refused(
            Recorded.Edit(
                Source,
                "    public int Count(List<int> one, List<int> other)",
                "    public int Count(List<int> one, HashSet<int> other)"
            ),
            "signature"
        );

    [Theory]
    [InlineData("if (set.Contains(value)) // \u202e", "cannot be seen")]
    [InlineData("if (set.Contains(val\u200bue))", "cannot be seen")]
    [InlineData("if (set.Contains(\"\ufffd\"))", "not text")]
    [InlineData("if (set.Contains(val\u3164ue))", "cannot be seen")]
    [InlineData("if (set.Contains(\u00a0value))", "cannot be seen")]
    [InlineData("if (set.Contains(value)) // \U000E0041", "cannot be seen")]
    public void Characters_that_cannot_be_seen_are_refused(string replacement, string fault) =>
        Refused(Recorded.Edit(Source, Line, replacement), fault);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n", "empty")]
    [InlineData("I am sorry, I cannot help with that.", "no edits that can be read")]
    [InlineData("{\"edits\": \"none\"}", "no edits that can be read")]
    [InlineData("{\"edits\": [{\"start\": 14}]}", "no edits that can be read")]
    [InlineData(
        "{\"edits\": [{\"start\": 14, \"end\": 14, \"original\": 5, \"replacement\": null}]}",
        "no edits"
    )]
    [InlineData(
        "{\"title\": \"t\", \"edits\": [{\"start\": 14, \"end\": 14, \"orig",
        "no edits that can be read"
    )]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "no edits that can be read")]
    [InlineData("{\"edits\": [], \"title\": \"\\ud800\"}", "no edits that can be read")]
    [InlineData("<<<<<<< SEARCH\nabc", "no edits that can be read")]
    public void What_cannot_be_read_is_said(string reply, string fault)
    {
        var parsed = Parse(reply);

        Assert.Null(parsed.Edits);
        Assert.True(parsed.Unreadable);
        Assert.Contains(fault, parsed.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_cut_off_is_no_slip_of_the_format()
    {
        var parsed = Parser.Parse(new("{\"title\": \"t\", \"edits\": [", "length"));

        Assert.True(parsed is { Unreadable: true, Readable: true });
        Assert.Contains("--reply-tokens", parsed.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_fences_and_other_objects_around_the_json_do_no_harm()
    {
        var json = Recorded.Edit(Source, Line, Faster);

        foreach (
            var reply in (string[])
                [
                    $"Sure! Here {{is}} the edit:\n```json\n{json}\n```\nHope that helps {{}}",
                    $"<think>First I thought {Recorded.Edit(Source, Line, "            if (false)")}</think>{json}",
                    json[..^1] + ",}",
                    $"{{\"a\": [1, 2, {{\"edits\": null}}]}} {json}",
                ]
        )
        {
            Assert.Equal(
                Source.Replace(Line, Faster, StringComparison.Ordinal),
                Apply(Parse(reply))
            );
        }
    }

    [Fact]
    public void Search_and_replace_blocks_are_read_too()
    {
        var parsed = Parse(
            $"Use a set.\n\n<<<<<<< SEARCH\n        var count = 0;\n=======\n        var count = 0;\n        var set = other.ToHashSet();\n>>>>>>> REPLACE\n<<<<<<< SEARCH\n{Line}\n=======\n{Faster}\n>>>>>>> REPLACE\n"
        );

        Assert.Equal("Use a set.", parsed.Title);
        Assert.Equal(2, parsed.Edits!.Count);
        Assert.Contains(Faster, Apply(parsed), StringComparison.Ordinal);
        Assert.Empty(Parse("NONE").Edits!);
    }

    [Fact]
    public void Nothing_to_propose_is_an_answer()
    {
        Assert.Empty(
            Parse("{\"title\":\"\",\"rationale\":\"\",\"usings\":[],\"edits\":[]}").Edits!
        );
        Assert.Empty(Parse(Recorded.Edit(Source, Line, Line)).Edits!);
    }

    [Fact]
    public void Figures_that_nobody_measured_are_not_repeated()
    {
        var parsed = Parse(
            Recorded.Json("10x faster", "It is twice as fast.", [], (14, 14, Line, Faster))
        );

        Assert.Equal(("Faster A.Count", ""), (parsed.Title, parsed.Rationale));
    }

    [Fact]
    public void Edits_that_differ_in_names_and_layout_alone_have_one_key()
    {
        string[] replies =
        [
            "        var count = 0;\n        var set = other.ToHashSet();",
            "        var count = 0;\n        var seen = other.ToHashSet(); // faster",
            "        var total = 0;\n\n        var lookup =\n            other.ToHashSet();",
        ];

        var keys = replies
            .Select(replacement =>
                Parse(Recorded.Edit(Source, "        var count = 0;", replacement))
            )
            .Select(parsed => parsed.Key)
            .ToList();

        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual("", keys[0]);
        // This one renames a local, but not where it is used.
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Fact]
    public void No_reply_crashes_the_parser_or_reaches_outside_the_member() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[-3, 6], Gen.Int[0, 24], Gen.Int[0, 5], Gen.String)
            .Sample(
                (start, count, from, lines, junk) =>
                {
                    var all = Source.Split('\n');
                    var original = string.Join('\n', all.Skip(from).Take(lines));
                    foreach (
                        var reply in (string[])
                            [
                                junk,
                                "{\"edits\":" + junk,
                                Recorded.Json(
                                    "t",
                                    junk,
                                    [],
                                    (start, start + count, original, junk)
                                ),
                            ]
                    )
                    {
                        var parsed = Parse(reply);
                        if (parsed.Edits is { Count: > 0 })
                        {
                            Assert.All(
                                parsed.Edits,
                                edit => Assert.True(Target.Lines.Contains(edit.Lines))
                            );
                            Assert.NotNull(Apply(parsed));
                        }
                    }
                },
                iter: 2000
            );

    private static ParsedReply Parse(string reply) => Parser.Parse(new Reply(reply, "stop"));

    private static string? Apply(ParsedReply parsed)
    {
        Assert.True(parsed.Edits is not null, parsed.Fault);
        return SourceFile.OfText(Source).Edited(parsed.Edits);
    }

    private static void Refused(string reply, string fault)
    {
        var parsed = Parse(reply);
        Assert.Null(parsed.Edits);
        Assert.False(parsed.Unreadable);
        Assert.Contains(fault, parsed.Fault, StringComparison.Ordinal);
    }
}
