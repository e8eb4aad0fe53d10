using PieBot.Core.Changes;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Text;

public sealed class BlockLanguageTests
{
    [Fact]
    public void A_small_file_is_one_block()
    {
        var only = Assert.Single(LanguagePacks.Blocks.Members("bin/run", "echo a\n\necho b\n"));

        Assert.Equal(new LineRange(1, 3), only.Lines);
        Assert.Equal("run", only.Name);
    }

    [Fact]
    public void A_larger_file_is_split_at_its_first_column_with_what_closes_a_block()
    {
        var body = string.Concat(Enumerable.Range(1, 40).Select(n => $"    step {n}\n"));
        var text = $"const a = 1;\n\nfunction one() {{\n{body}}}\nfunction two()\n{{\n{body}}}\n";

        var blocks = LanguagePacks.Blocks.Members("a.js", text);

        Assert.Equal(
            ["const a = 1;", "function one()", "function two()"],
            blocks.Select(block => block.Name)
        );
        Assert.Equal(new LineRange(3, 44), blocks[1].Lines);
        Assert.Equal(new LineRange(45, 87), blocks[2].Lines);
    }

    [Fact]
    public void A_large_block_is_split_into_those_inside()
    {
        var body = string.Concat(Enumerable.Range(1, 70).Select(n => $"    step {n}\n"));
        var text = $"class A\n  def one\n{body}  end\n  def two\n{body}  end\nend\n";

        var blocks = LanguagePacks.Blocks.Members("a.rb", text);

        Assert.Equal(["def one", "def two"], blocks.Select(block => block.Name));
        Assert.Equal(new LineRange(2, 73), blocks[0].Lines);
    }

    [Fact]
    public void Blocks_of_the_same_title_have_different_ids()
    {
        var body = string.Concat(Enumerable.Range(1, 40).Select(n => $"  step {n}\n"));

        var blocks = LanguagePacks.Blocks.Members("a", $"do it\n{body}\nrun\n{body}\nrun\n{body}");

        Assert.Equal(blocks.Count, blocks.Select(block => block.Id).Distinct().Count());
        Assert.Contains("a::run#2", blocks.Select(block => block.Id));
    }
}
