static List<int> Digits(long number)
{
    var digits = new List<int>();
    while (number > 0)
    {
        digits.Insert(0, (int)(number % 2));
        number /= 2;
    }

    return digits;
}
