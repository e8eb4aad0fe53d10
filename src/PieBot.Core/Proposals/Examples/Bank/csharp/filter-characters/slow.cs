static string DigitsOf(string phone)
{
    return new string(phone.Where(char.IsAsciiDigit).ToArray());
}
