static int SumOfNumbers(IEnumerable<string> words)
{
    var sum = 0;
    foreach (var word in words)
    {
        try
        {
            sum += int.Parse(word, NumberStyles.Integer, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
        }
    }

    return sum;
}
