using System.Security.Cryptography;
using System.Text;
using PieBot.Core.Configuration;

namespace PieBot.Tool.GitHub.Api;

/// <summary>The requests PieBot makes about one repository's pull requests.</summary>
internal sealed class PullRequestApi(GitHubConnection connection, string repository)
{
    /// <summary>GitHub lists no more.</summary>
    public const int MostFiles = 3000;

    private const int MostPosts = 10_000;

    /// <summary>The raw way, for what else is posted.</summary>
    public GitHubConnection Connection => connection;

    public string Repository => repository;

    public Task<PullRequest> PullRequestAsync(int number, CancellationToken cancellationToken) =>
        connection.GetAsync<PullRequest>($"repos/{repository}/pulls/{number}", cancellationToken);

    /// <summary>The open pull requests of a branch whose head is this commit: one a branch it is to go into.</summary>
    public async Task<IReadOnlyList<PullRequest>> OpenAsync(
        RunHead head,
        CancellationToken cancellationToken
    )
    {
        var open = await connection.GetAllAsync<PullRequest>(
            $"repos/{repository}/pulls?state=open&head={Uri.EscapeDataString(head.Label)}",
            MostPosts,
            cancellationToken
        );
        return open.Where(one => one.Head.Sha == head.Commit).ToList();
    }

    /// <summary>The newest commit that both have.</summary>
    public async Task<string> MergeBaseAsync(
        string one,
        string other,
        CancellationToken cancellationToken
    ) => (
            await connection.GetAsync<Comparison>(
                // The commits and files are not wanted, and cannot be left out.
                $"repos/{repository}/compare/{one}...{other}?per_page=1",
                cancellationToken
            )
        ).MergeBaseCommit.Sha;

    public Task<IReadOnlyList<PullRequestFile>> FilesAsync(
        int number,
        CancellationToken cancellationToken
    ) =>
        connection.GetAllAsync<PullRequestFile>(
            $"repos/{repository}/pulls/{number}/files",
            MostFiles,
            cancellationToken
        );

    public Task<IReadOnlyList<Review>> ReviewsAsync(
        int number,
        CancellationToken cancellationToken
    ) =>
        connection.GetAllAsync<Review>(
            $"repos/{repository}/pulls/{number}/reviews",
            MostPosts,
            cancellationToken
        );

    public Task<IReadOnlyList<ReviewComment>> CommentsAsync(
        int number,
        CancellationToken cancellationToken
    ) =>
        connection.GetAllAsync<ReviewComment>(
            $"repos/{repository}/pulls/{number}/comments",
            MostPosts,
            cancellationToken
        );

    /// <summary>A commit's message.</summary>
    public async Task<string> MessageAsync(string commit, CancellationToken cancellationToken) =>
        (
            await connection.GetAsync<GitCommit>(
                $"repos/{repository}/git/commits/{commit}",
                cancellationToken
            )
        ).Message;

    /// <summary>A file's bytes, held against the id they are named by.</summary>
    public async Task<byte[]> BlobAsync(string id, CancellationToken cancellationToken)
    {
        var blob = await connection.GetAsync<Blob>(
            $"repos/{repository}/git/blobs/{id}",
            cancellationToken
        );
        try
        {
            var bytes =
                blob.Encoding == "base64"
                    ? Convert.FromBase64String(blob.Content)
                    : Encoding.UTF8.GetBytes(blob.Content);
            return Id(bytes, id.Length) == id
                ? bytes
                : throw new GitHubFault(
                    FaultKind.Garbled,
                    $"GitHub's blob {id[..7]} is not what its id says"
                );
        }
        catch (FormatException exception)
        {
            throw new GitHubFault(
                FaultKind.Garbled,
                $"GitHub's blob {id[..7]} is not base64",
                exception
            );
        }
    }

    /// <summary>The repository's configuration at a commit; null when it has none.</summary>
    public async Task<ConfigurationFile?> ConfigurationAsync(
        string commit,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var file = await connection.GetAsync<FileContent>(
                $"repos/{repository}/contents/{ConfigurationFile.Usual}?ref={commit}",
                cancellationToken
            );
            return file is { Encoding: "base64", Content: { } content }
                ? ConfigurationFile.Of(ConfigurationFile.Usual, Convert.FromBase64String(content))
                : throw new GitHubFault(
                    FaultKind.Garbled,
                    $"{ConfigurationFile.Usual} at the base is not a file that can be read"
                );
        }
        catch (GitHubFault fault) when (fault.Kind == FaultKind.NotFound)
        {
            return null;
        }
        catch (FormatException exception)
        {
            throw new GitHubFault(
                FaultKind.Garbled,
                $"GitHub's {ConfigurationFile.Usual} is not base64",
                exception
            );
        }
    }

    public Task<Review> PostAsync(
        int number,
        NewReview review,
        CancellationToken cancellationToken
    ) =>
        connection.PostAsync<Review>(
            $"repos/{repository}/pulls/{number}/reviews",
            review,
            cancellationToken
        );

    /// <summary>Takes a pending review away.</summary>
    public Task DeletePendingAsync(int number, long review, CancellationToken cancellationToken) =>
        connection.DeleteAsync(
            $"repos/{repository}/pulls/{number}/reviews/{review}",
            cancellationToken
        );

    /// <summary>Gives a review of PieBot's own another body.</summary>
    public Task<Review> EditReviewAsync(
        int number,
        long review,
        string body,
        CancellationToken cancellationToken
    ) =>
        connection.PutAsync<Review>(
            $"repos/{repository}/pulls/{number}/reviews/{review}",
            new NewBody(body),
            cancellationToken
        );

    public Task DeleteCommentAsync(long comment, CancellationToken cancellationToken) =>
        connection.DeleteAsync($"repos/{repository}/pulls/comments/{comment}", cancellationToken);

    public Task<ReviewComment> EditCommentAsync(
        long comment,
        string body,
        CancellationToken cancellationToken
    ) =>
        connection.PatchAsync<ReviewComment>(
            $"repos/{repository}/pulls/comments/{comment}",
            new NewBody(body),
            cancellationToken
        );

    // git hashes a header before the bytes; a repository names by SHA-1 or SHA-256.
    private static string Id(byte[] bytes, int length)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes];
#pragma warning disable CA5350 // git's own naming, not a protection.
        return Convert.ToHexStringLower(
            length == 64 ? SHA256.HashData(named) : SHA1.HashData(named)
        );
#pragma warning restore CA5350
    }
}
