using System.CommandLine;
using System.Security.Cryptography;
using PieBot.Core;

namespace PieBot.Tool.Commands;

/// <summary>
/// Binds proposals to the job that made them, by the SHA-256 of their bytes. Every job of a workflow's run can replace an
/// artifact, the one that runs the pull request's code too; the outputs of a job no other can change.
/// </summary>
internal static class ProposalsDigest
{
    private const string Name = "--proposals-sha256";

    public static Option<string?> Expected { get; } = Create();

    /// <summary>64 lower-case hexadecimal digits.</summary>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public static string Of(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot read {path}: {exception.Message} Give the folder of a run, or make one with 'piebot propose'.",
                exception
            );
        }
    }

    /// <summary>To be called before anything of the run is read.</summary>
    /// <param name="expected">What was handed on; null: nothing.</param>
    /// <exception cref="UserErrorException">The proposals are not those whose digest was handed on.</exception>
    public static void Check(string? expected, string path)
    {
        if (
            expected is not null
            && Of(path) is var found
            && !found.Equals(expected, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new UserErrorException(
                $"These are not the proposals that were handed on: {path} has the SHA-256 {found}, but {Name} says {expected.ToLowerInvariant()}. Something that ran since has replaced them; nothing was read from the run. Start the workflow again, and check what its verifying jobs do with artifacts."
            );
        }
    }

    private static Option<string?> Create()
    {
        var option = new Option<string?>(Name)
        {
            Description =
                "Read nothing unless proposals.json has this SHA-256, which 'propose --outputs' writes: in a workflow, verified code can replace the file, but not a job's output.",
            HelpName = "HEX",
        };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && !(token.Value.Length == 64 && token.Value.All(char.IsAsciiHexDigit))
            )
            {
                result.AddError(
                    $"{Name} takes the 64 hexadecimal digits of a SHA-256, as 'propose --outputs' writes it."
                );
            }
        });
        return option;
    }
}
