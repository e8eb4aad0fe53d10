static string DigitsOf(string phone)
{
    var digits = new StringBuilder(phone.Length);
    foreach (var character in phone)
    {
        if (char.IsAsciiDigit(character))
        {
            digits.Append(character);
        }
    }

    return digits.ToString();
}
