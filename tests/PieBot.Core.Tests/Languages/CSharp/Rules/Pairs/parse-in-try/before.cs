namespace Pairs.ParseInTry;

public static class Numbers
{
    public static int Of(string text)
    {
        try
        {
            return int.Parse(text);
        }
        catch
        {
            return -1;
        }
    }

    public static double Sum(List<string> texts)
    {
        var sum = 0.0;
        foreach (var text in texts)
        {
            double number;
            try
            {
                number = double.Parse(text);
            }
            catch (Exception)
            {
                number = 0.5;
            }

            sum += number;
        }

        return sum;
    }
}

public static class Driver
{
    public static object Run()
    {
        List<string> texts = ["1", "2", "x", "", null!, "99999999999", " 7 "];
        return Numbers.Sum(texts) + texts.Sum(Numbers.Of);
    }
}
