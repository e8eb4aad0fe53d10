static bool IsPalindrome(string text)
{
    for (int left = 0, right = text.Length - 1; left < right; left++, right--)
    {
        if (text[left] != text[right])
        {
            return false;
        }
    }

    return true;
}
