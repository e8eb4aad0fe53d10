static List<int> Digits(long number)
{
    var digits = new List<int>();
    while (number > 0)
    {
        digits.Add((int)(number % 2));
        number /= 2;
    }

    digits.Reverse();
    return digits;
}
