static readonly string[] Input = ["level", "step on no pets", "not one", "abcdefghhgfedcba", "almost a palindrome ha", "x"];
static object Run() => Input.Count(IsPalindrome);
