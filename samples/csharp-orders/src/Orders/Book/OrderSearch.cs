using System.Globalization;

namespace Orders.Book;

/// <summary>Questions that take longer the more there is to look through.</summary>
public static class OrderSearch
{
    /// <summary>All notes as one text, a line each.</summary>
    public static string AllNotes(IReadOnlyList<string> notes)
    {
        var text = "";
        foreach (var note in notes)
        {
            text += note;
            text += '\n';
        }

        return text;
    }

    /// <summary>How many orders are for a product of the list.</summary>
    public static int CountListed(IReadOnlyList<OrderLine> lines, List<string> products)
    {
        var listed = 0;
        foreach (var line in lines)
        {
            if (products.Contains(line.Product))
            {
                listed++;
            }
        }

        return listed;
    }

    /// <summary>How many numbers two ascending lists share.</summary>
    public static int CountShared(int[] one, int[] other)
    {
        var shared = 0;
        foreach (var number in one)
        {
            foreach (var another in other)
            {
                if (number == another)
                {
                    shared++;
                    break;
                }
            }
        }

        return shared;
    }

    /// <summary>How many days, such as 2026-01-31, lie between two others.</summary>
    public static int CountBetween(IReadOnlyList<string> days, string first, string last)
    {
        var between = 0;
        foreach (var day in days)
        {
            if (
                DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    >= DateTime.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                && DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    <= DateTime.ParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            )
            {
                between++;
            }
        }

        return between;
    }
}
