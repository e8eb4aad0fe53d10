using System.Security.Cryptography;
using PieBot.Tests.Reports;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

public sealed class ProposalsDigestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-digest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Proposals => Path.Combine(_folder, "proposals.json");

    [Theory]
    [InlineData("report")]
    [InlineData("publish", "--dry-run")]
    [InlineData("verify")]
    public async Task Proposals_that_were_replaced_are_not_read(
        string command,
        params string[] options
    )
    {
        Sample.Write(_folder);
        var handed = await DigestAsync();
        // Reading it would end in another message.
        await File.AppendAllTextAsync(Proposals, "}", TestContext.Current.CancellationToken);

        var (exit, output, error) = await RunAsync([
            command,
            command == "verify" ? Proposals : _folder,
            .. options,
            "--proposals-sha256",
            handed,
        ]);

        Assert.Equal((ExitCode.BadInput, ""), (exit, output));
        Assert.StartsWith(
            "piebot: These are not the proposals that were handed on",
            error,
            StringComparison.Ordinal
        );
        Assert.Contains(await DigestAsync(), error, StringComparison.Ordinal);
        Assert.Contains(handed, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_that_were_handed_on_are_read()
    {
        Sample.Write(_folder);

        var (exit, output, _) = await RunAsync([
            "report",
            _folder,
            "--proposals-sha256",
            (await DigestAsync()).ToUpperInvariant(),
        ]);

        Assert.Equal(0, exit);
        Assert.Contains("faster", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("z123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task What_is_no_digest_lets_nothing_pass(string digest)
    {
        Sample.Write(_folder);

        var (exit, output, error) = await RunAsync([
            "report",
            _folder,
            "--proposals-sha256",
            digest,
        ]);

        Assert.Equal((ExitCode.BadInput, ""), (exit, output));
        Assert.Contains("64 hexadecimal digits", error, StringComparison.Ordinal);
    }

    private async Task<string> DigestAsync() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                await File.ReadAllBytesAsync(Proposals, TestContext.Current.CancellationToken)
            )
        );

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            args,
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (exit, output.ToString(), error.ToString());
    }
}
