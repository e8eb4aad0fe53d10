static int SumOfNumbers(IEnumerable<string> words)
{
    var sum = 0;
    foreach (var word in words)
    {
        if (int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            sum += number;
        }
    }

    return sum;
}
