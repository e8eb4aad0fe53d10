static bool IsPalindrome(string text)
{
    var characters = text.ToCharArray();
    Array.Reverse(characters);
    return new string(characters) == text;
}
