using PieBot.Core.Languages.Text.Commands;

namespace PieBot.Core.Tests.Languages.Text.Commands;

public sealed class TextMutantsTests
{
    [Theory]
    [InlineData("if (a < b) {", "if (a >= b) {")]
    [InlineData("return a === b;", "return a !== b;")]
    [InlineData("if ok && ready {", "if ok || ready {")]
    [InlineData("let done = true;", "let done = false;")]
    [InlineData("total += 10;", "total += 11;")]
    [InlineData("if (seen.has(value)) {", "if (!(seen.has(value))) {")]
    [InlineData("  found.push(value);", "  ;")]
    [InlineData("return Array.from(new Set(values));", "return null;")]
    [InlineData("return [...new Set(values)];", "return null;")]
    [InlineData("f = x => { return x; }", "f = x => { return null; }")]
    public void Plants_a_mutant_that_any_language_reads(string line, string expected) =>
        Assert.Equal(expected, TextMutants.Plant("a.js", line, [new(1, 1)], 1)[0].Text);

    [Theory]
    [InlineData("Map<String, List<Integer>> m;")]
    [InlineData("print(\"1 < 2 && true\")")]
    [InlineData("// a < b, 10")]
    [InlineData("# 10 < 11")]
    [InlineData("x => y.z1")]
    [InlineData("let v = 1.5;")]
    [InlineData("return values.map(value => {")]
    [InlineData("return;")]
    [InlineData("values.forEach(value => {")]
    [InlineData("const found = new Set();")]
    public void Plants_none_in_types_literals_comments_and_names(string line) =>
        Assert.Empty(TextMutants.Plant("a.js", line, [new(1, 1)], 9));

    [Theory]
    [InlineData("    echo \"$word $n\"", "    :")]
    [InlineData("sort words", ":")]
    public void A_command_of_a_shell_does_nothing(string line, string expected) =>
        Assert.Equal(expected, TextMutants.Plant("a.sh", line, [new(1, 1)], 1)[0].Text);

    [Theory]
    [InlineData("a.rs", "if seen.insert(*value) {", "if !(seen.insert(*value)) {")]
    [InlineData("a.rs", "    values.iter().copied().collect()\n}", "    Default::default()\n}")]
    [InlineData("a.rs", "return found;", "return Default::default();")]
    [InlineData(
        "a.go",
        "if _, known := seen[value]; !known {",
        "if _, known := seen[value]; !(!known) {"
    )]
    [InlineData("a.go", "\tseen[value] = struct{}{}", "\t")]
    [InlineData("a.go", "\treturn found", "\treturn nil")]
    public void Languages_without_brackets_and_semicolons_have_mutants_too(
        string path,
        string text,
        string expected
    ) => Assert.Equal(expected, TextMutants.Plant(path, text, [new(1, 1)], 1)[0].Text);

    [Theory]
    [InlineData("if let Some(value) = next {")]
    [InlineData("    .collect()\n}")]
    [InlineData("    values\n        .iter()")]
    public void Patterns_and_parts_of_an_expression_stay_in_Rust(string text) =>
        Assert.Empty(TextMutants.Plant("a.rs", text, [new(1, 2)], 9));

    [Theory]
    [InlineData("done")]
    [InlineData("sort \"$1\" | uniq -c | while read -r n word; do")]
    [InlineData("count() {")]
    public void What_a_shell_needs_stays(string line) =>
        Assert.Empty(TextMutants.Plant("a.sh", line, [new(1, 1)], 9));

    [Fact]
    public void Plants_in_the_lines_asked_for()
    {
        var mutant = Assert.Single(TextMutants.Plant("a.x", "a = 1\nb = 2\nc = 3", [new(2, 2)], 9));

        Assert.Equal("a = 1\nb = 3\nc = 3", mutant.Text);
        Assert.Equal("2 changed to 3 in line 2", mutant.What);
    }
}
