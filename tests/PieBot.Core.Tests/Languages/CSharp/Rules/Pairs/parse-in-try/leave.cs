namespace Leave.ParseInTry;

public static class Near
{
    // Null and too large a number still throw.
    public static int Format(string text)
    {
        try
        {
            return int.Parse(text);
        }
        catch (FormatException)
        {
            return -1;
        }
    }

    public static int Called(Func<string> text)
    {
        try
        {
            return int.Parse(text());
        }
        catch
        {
            return -1;
        }
    }

    public static int Indexed(string[] texts)
    {
        try
        {
            return int.Parse(texts[3]);
        }
        catch
        {
            return -1;
        }
    }

    public static int Told(string text)
    {
        try
        {
            return int.Parse(text);
        }
        catch (Exception exception)
        {
            Console.WriteLine(exception.Message);
            return -1;
        }
    }

    public static string Used(string text)
    {
        try
        {
            return $"{int.Parse(text)}";
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }

    public static object Boxed(string text)
    {
        try
        {
            return int.Parse(text);
        }
        catch
        {
            return -1L;
        }
    }

    public static int Filtered(string text, bool isQuiet)
    {
        try
        {
            return int.Parse(text);
        }
        catch (Exception) when (isQuiet)
        {
            return -1;
        }
    }

    public static int Finally(string text)
    {
        try
        {
            return int.Parse(text);
        }
        catch
        {
            return -1;
        }
        finally
        {
            Console.WriteLine(text);
        }
    }

    public static int Styled(string text)
    {
        try
        {
            return int.Parse(text, System.Globalization.NumberStyles.HexNumber);
        }
        catch
        {
            return -1;
        }
    }

    public static int Other(string text)
    {
        int a = 0,
            b = 0;
        try
        {
            a = int.Parse(text);
        }
        catch
        {
            b = -1;
        }

        return a + b;
    }
}
