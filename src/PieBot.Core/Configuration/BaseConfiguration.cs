using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Files;
using PieBot.Core.Processes;

namespace PieBot.Core.Configuration;

/// <summary>A configuration, and what the user should know of where it came from.</summary>
internal sealed record FoundConfiguration(
    RepositoryConfiguration Configuration,
    IReadOnlyList<string> Notices
);

/// <summary>
/// Reads the configuration from the base of the changes: it names commands that are run, so a pull request must not
/// bring its own.
/// </summary>
internal static class BaseConfiguration
{
    private const string Usual = ConfigurationFile.Usual;
    private const int MostBytes = 1 << 20;

    /// <param name="repository">Any folder of the checkout.</param>
    /// <param name="start">The commit whose configuration counts.</param>
    /// <param name="head">The commit that is looked at.</param>
    /// <param name="file">A file that the user names instead; null: none.</param>
    /// <exception cref="UserErrorException">The file is missing, or not right.</exception>
    public static async Task<FoundConfiguration> ReadAsync(
        string repository,
        string start,
        string head,
        string? file,
        CancellationToken cancellationToken
    )
    {
        if (file is not null)
        {
            return new(ConfigurationReader.Read(Named(file)), []);
        }

        using var git = await GitReader.OpenAsync(repository, cancellationToken);
        var own = git.Blob(start, Usual) switch
        {
            GitBlob.Bytes(var content) => Text(content),
            GitBlob.Unread(var reason) => throw new UserErrorException(
                $"{Usual} at {start[..10]} is {reason}. Put the file itself there, or name another with --config."
            ),
            _ => null,
        };
        var theirs = head == start ? own : Text(git.ReadBlob(head, Usual));
        var working = Path.Combine(git.Root, Usual);
        // Whether there is one is all that counts: what it holds, or leads to, is not read.
        var here = File.Exists(working);
        var configuration = own is null
            ? RepositoryConfiguration.None
            : ConfigurationReader.Read(new(Usual, own));
        return new(configuration, Notices(own, theirs, here));
    }

    /// <summary>A file that the user names.</summary>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    public static ConfigurationFile Named(string file)
    {
        try
        {
            return new(file, Text(CappedFile.Read(file, MostBytes))!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot read {file}: {exception.Message} Give --config a file like {Usual}.",
                exception
            );
        }
    }

    private static string[] Notices(string? own, string? theirs, bool here)
    {
        const string how = $"name it with --config {Usual} to use it now";
        return (own, theirs, here) switch
        {
            (null, { }, _) =>
            [
                $"{Usual} is new in these changes, and is used only when it is in the base; {how}",
            ],
            (null, null, true) =>
            [
                $"the working tree's {Usual} is not committed to the base, so it is not used; {how}",
            ],
            _ when own != theirs =>
            [
                $"these changes {(theirs is null ? "delete" : "change")} {Usual}; the one at the base is used",
            ],
            _ => [],
        };
    }

    private static string? Text(byte[]? bytes) =>
        bytes is null ? null : new UTF8Encoding(false).GetString(bytes).TrimStart('\uFEFF');
}
