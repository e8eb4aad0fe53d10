using PieBot.Lab.Datasets;

namespace PieBot.Lab.Tests.Datasets;

public sealed class SourceLanguageTests
{
    [Theory]
    [InlineData("Python", "import numpy as np", true)]
    [InlineData("python", "from math import gcd", true)]
    [InlineData("Python", "    # slow", true)]
    [InlineData("Python", "important = 1", false)]
    [InlineData("Python", "x = 1  # why", false)]
    [InlineData("C++", "#include <vector>", true)]
    [InlineData("cpp", "using namespace std;", true)]
    [InlineData("cpp", "#define N 10", false)]
    [InlineData("cpp", "using ll = long long;", false)]
    [InlineData("C#", "using System.Linq;", true)]
    [InlineData("csharp", "using var file = Open();", false)]
    [InlineData("Java", "import java.util.*;", true)]
    [InlineData("Java", "int x = 1;", false)]
    [InlineData("Ruby", "# a comment", true)]
    [InlineData("Ruby", "require 'set'", false)]
    public void Imports_and_comments_are_told_from_work(string language, string line, bool is_)
    {
        Assert.Equal(is_, SourceLanguage.Of(language).IsImportsAndComments([line]));
    }

    [Fact]
    public void Each_language_has_one_name_in_pairs_whichever_it_is_called_by()
    {
        Assert.Equal(SourceLanguage.Of("C++"), SourceLanguage.Of("cpp"));
        Assert.Equal("csharp", SourceLanguage.Of("C#").Name);
        Assert.Equal("rust", SourceLanguage.Of("Rust").Name);
    }
}
