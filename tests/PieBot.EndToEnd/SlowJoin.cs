namespace PieBot.EndToEnd;

/// <summary>A library of one slow member, and a faster body for it.</summary>
internal static class SlowJoin
{
    public const string Text = """
        namespace Lib;

        public static class Text
        {
            public static string Join(string[] parts)
            {
                var all = "";
                foreach (var part in parts)
                    all += part;
                return all;
            }
        }

        """;

    public static string Faster { get; } =
        Text.Replace(
            "var all = \"\";\n        foreach (var part in parts)\n            all += part;\n        return all;",
            "return string.Concat(parts);",
            StringComparison.Ordinal
        );
}
