using System.Text.Json.Nodes;

namespace PieBot.Testing.GitHub;

/// <summary>The fake's answers, in GitHub's shapes.</summary>
internal static class FakeShapes
{
    private const string Web = "https://github.com/shop/orders/pull/7";

    public static JsonObject User(string login, string type) =>
        new()
        {
            ["login"] = login,
            ["id"] = 1,
            ["type"] = type,
        };

    public static JsonObject Pull(FakePull pull) =>
        new()
        {
            ["number"] = pull.Number,
            ["state"] = pull.State,
            ["title"] = pull.Title,
            ["body"] = pull.Body,
            ["draft"] = pull.Draft,
            ["user"] = User(pull.User.Login, pull.User.Type),
            ["labels"] = new JsonArray([
                .. pull.Labels.Select(one => new JsonObject { ["name"] = one }),
            ]),
            ["head"] = new JsonObject { ["sha"] = pull.Head, ["ref"] = pull.Branch },
            ["base"] = new JsonObject { ["sha"] = pull.Base, ["ref"] = "main" },
            ["locked"] = pull.Locked,
        };

    public static JsonObject File(FakeFile file)
    {
        var shape = new JsonObject
        {
            ["sha"] = file.BlobId,
            ["filename"] = file.Path,
            ["status"] = file.Status,
        };
        if (file.HasPatch)
        {
            shape["patch"] = file.Patch;
        }

        if (file.OldPath is { } old)
        {
            shape["previous_filename"] = old;
        }

        return shape;
    }

    // GitHub breaks base64 into lines.
    public static JsonObject Blob(FakeFile file) =>
        new()
        {
            ["sha"] = file.BlobId,
            ["encoding"] = "base64",
            ["content"] = Convert.ToBase64String(
                file.Head!,
                Base64FormattingOptions.InsertLineBreaks
            ),
            ["size"] = file.Head!.Length,
        };

    public static JsonObject Content(string path, string text) =>
        new()
        {
            ["type"] = "file",
            ["path"] = path,
            ["encoding"] = "base64",
            ["content"] = Convert.ToBase64String(
                System.Text.Encoding.UTF8.GetBytes(text),
                Base64FormattingOptions.InsertLineBreaks
            ),
        };

    public static JsonObject Commit(FakePull pull) =>
        new() { ["sha"] = pull.Head, ["message"] = pull.Message };

    public static JsonObject Review(FakeReview review) =>
        new()
        {
            ["id"] = review.Id,
            ["user"] = User(review.Login, "Bot"),
            ["body"] = review.Body,
            ["state"] = review.State,
            ["commit_id"] = review.Commit,
            ["html_url"] = $"{Web}#pullrequestreview-{review.Id}",
        };

    public static JsonObject Comment(FakeComment comment)
    {
        var shape = new JsonObject
        {
            ["id"] = comment.Id,
            ["user"] = User(comment.Login, "Bot"),
            ["body"] = comment.Body,
            ["path"] = comment.Path,
            ["html_url"] = $"{Web}#discussion_r{comment.Id}",
        };
        if (comment.Review is { } review)
        {
            shape["pull_request_review_id"] = review;
        }

        if (comment.Line is { } line)
        {
            shape["line"] = line;
        }

        return shape;
    }
}
