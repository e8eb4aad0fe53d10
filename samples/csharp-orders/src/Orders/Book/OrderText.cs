using System.Text;
using System.Text.RegularExpressions;

namespace Orders.Book;

/// <summary>Orders as text: notes, codes, rows.</summary>
public static class OrderText
{
    private const string Code = "[A-Z]{3}-[0-9]{4}";

    /// <summary>A row of comma-separated values.</summary>
    public static string ToRow(OrderLine line)
    {
        var row = new StringBuilder();
        row.Append(line.Customer);
        row.Append(",");
        row.Append(line.Quantity);
        return row.ToString();
    }

    /// <summary>How many of the notes ask for express delivery: those that begin with the word.</summary>
    public static int CountExpress(IReadOnlyList<string> notes)
    {
        var express = 0;
        foreach (var note in notes)
        {
            if (note.IndexOf("EXPRESS", StringComparison.Ordinal) == 0)
            {
                express++;
            }
        }

        return express;
    }

    /// <summary>How many names are a customer's, in whatever case.</summary>
    public static int CountSame(IReadOnlyList<string> names, string customer)
    {
        var same = 0;
        foreach (var name in names)
        {
            if (name.ToLowerInvariant() == customer.ToLowerInvariant())
            {
                same++;
            }
        }

        return same;
    }

    /// <summary>How many product codes a text holds.</summary>
    public static int CountCodes(string text)
    {
        return Regex.Matches(text, Code).Count;
    }

    /// <summary>The length of the longest name.</summary>
    public static int LongestName(string[] names)
    {
        var longest = 0;
        for (var i = 0; i < names.Count(); i++)
        {
            longest = Math.Max(longest, names[i].Length);
        }

        return longest;
    }
}
