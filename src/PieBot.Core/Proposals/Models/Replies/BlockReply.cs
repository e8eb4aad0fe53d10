namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Reads search and replace blocks, for models that cannot keep to JSON.</summary>
internal static class BlockReply
{
    private const int MostBlocks = 100;

    /// <summary>Null when there is no whole block, unless the reply says NONE.</summary>
    public static RawReply? TryRead(string text)
    {
        var edits = new List<RawEdit>();
        var prose = new List<string>();
        List<string>? search = null;
        List<string>? replace = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("<<<<<<<", StringComparison.Ordinal))
            {
                search = [];
                replace = null;
            }
            else if (line.StartsWith("=======", StringComparison.Ordinal) && search is not null)
            {
                replace = [];
            }
            else if (line.StartsWith(">>>>>>>", StringComparison.Ordinal) && replace is not null)
            {
                edits.Add(new(null, search!, replace));
                (search, replace) = (null, null);
                if (edits.Count > MostBlocks)
                {
                    return null;
                }
            }
            else
            {
                (replace ?? search ?? prose).Add(line);
            }
        }

        // A block that does not end was cut off.
        if (search is not null)
        {
            return null;
        }

        var sentence = prose.FirstOrDefault(line =>
            line.Trim().Length > 0 && !line.StartsWith("```", StringComparison.Ordinal)
        );
        return edits.Count > 0 ? new(edits, [], sentence ?? "", sentence ?? "")
            : text.Trim().Trim('.', '`').Equals("NONE", StringComparison.OrdinalIgnoreCase)
                ? new([], [], "", "")
            : null;
    }
}
