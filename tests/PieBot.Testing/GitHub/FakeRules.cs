using System.Globalization;
using System.Text.Json.Nodes;

namespace PieBot.Testing.GitHub;

/// <summary>What GitHub refuses in a review, in its own words.</summary>
internal static class FakeRules
{
    private const int MostBody = 65_536;

    /// <summary>The <c>errors</c> of a 422; empty when it is taken.</summary>
    public static IReadOnlyList<string> Faults(FakePull pull, JsonNode review, bool hasPending)
    {
        var faults = new List<string>();
        if (hasPending)
        {
            faults.Add("User can only have one pending review per pull request");
        }

        var happening = (string?)review["event"];
        if (happening is "COMMENT" && string.IsNullOrEmpty((string?)review["body"]))
        {
            faults.Add("Body can't be blank");
        }

        if (((string?)review["body"])?.Length > MostBody)
        {
            faults.Add("Body is too long (maximum is 65536 characters)");
        }

        if ((string?)review["commit_id"] is { } commit && commit != pull.Head)
        {
            faults.Add("Commit is not part of the pull request");
        }

        foreach (var comment in (review["comments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Faults(pull, comment) is { Count: > 0 } own)
            {
                faults.Add(string.Join(", ", own));
            }
        }

        return faults;
    }

    /// <summary>
    /// Why a comment's suggestion can be posted and not be committed; null when it can. The comment's lines must be one run of the
    /// diff's right side: "Applying suggestions on deleted lines is not supported".
    /// </summary>
    public static string? Uncommittable(FakePull pull, string path, int? startLine, int? line)
    {
        if (
            pull.Files.Find(one => one.Path == path) is not { HasPatch: true } file
            || line is not { } last
        )
        {
            return "This suggestion has been applied or marked resolved, or is outdated.";
        }

        var first = startLine ?? last;
        var shown = Shown(file.Patch!);
        var from = shown.FindIndex(one => one.Line == first && !one.IsRemoved);
        var to = shown.FindIndex(one => one.Line == last && !one.IsRemoved);
        return from < 0 || to < from ? "Suggestions must lie in the diff."
            : shown[from..to].Exists(one => one.IsRemoved)
                ? "Applying suggestions on deleted lines is not supported."
            : shown[from..to].Exists(one => one.Hunk != shown[to].Hunk)
                ? "Suggestions must lie in one hunk."
            : null;
    }

    // The diff's lines as they are shown, each with the head's number it stands on or before.
    private static List<(int Hunk, int Line, bool IsRemoved)> Shown(string patch)
    {
        var shown = new List<(int, int, bool)>();
        var (hunk, right) = (0, 0);
        foreach (var line in patch.Split('\n'))
        {
            switch (line)
            {
                case ['@', '@', ..]:
                    hunk++;
                    right = First(line.Split(' ')[2]);
                    break;
                case ['-', ..]:
                    shown.Add((hunk, right, true));
                    break;
                case [' ' or '+', ..]:
                    shown.Add((hunk, right++, false));
                    break;
            }
        }

        return shown;
    }

    private static List<string> Faults(FakePull pull, JsonObject comment)
    {
        if (pull.Files.Find(one => one.Path == (string?)comment["path"]) is not { } file)
        {
            return
            [
                "Pull request review thread path is invalid and Pull request review thread diff hunk can't be blank",
            ];
        }

        var faults = new List<string>();
        if (((string?)comment["body"])?.Length is null or 0 or > MostBody)
        {
            faults.Add("Body is too long (maximum is 65536 characters)");
        }

        var hunks = file.HasPatch ? Hunks(file.Patch!, (string?)comment["side"] ?? "RIGHT") : [];
        var line = (int?)comment["line"];
        var hunk = hunks.Find(one => line is not null && one.Contains(line.Value));
        if (hunk is null)
        {
            faults.Add("Pull request review thread line must be part of the diff");
        }

        if ((int?)comment["start_line"] is { } start)
        {
            if (start >= line)
            {
                faults.Add("Pull request review thread start line must precede the end line.");
            }

            if (hunk?.Contains(start) != true)
            {
                faults.Add(
                    "Pull request review thread start line must be part of the same hunk as the line."
                );
            }
        }

        if (hunk is null)
        {
            faults.Add("Pull request review thread diff hunk can't be blank");
        }

        return faults;
    }

    // Every line that a hunk shows on a side, one by one.
    private static List<HashSet<int>> Hunks(string patch, string side)
    {
        var hunks = new List<HashSet<int>>();
        var (left, right) = (0, 0);
        foreach (var line in patch.Split('\n'))
        {
            if (line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                left = First(parts[1]);
                right = First(parts[2]);
                hunks.Add([]);
                continue;
            }

            var isLeft = line is [' ' or '-', ..];
            var isRight = line is [' ' or '+', ..];
            if (side == "RIGHT" ? isRight : isLeft)
            {
                hunks[^1].Add(side == "RIGHT" ? right : left);
            }

            left += isLeft ? 1 : 0;
            right += isRight ? 1 : 0;
        }

        return hunks;
    }

    private static int First(string range) =>
        int.Parse(range[1..].Split(',')[0], CultureInfo.InvariantCulture);
}
