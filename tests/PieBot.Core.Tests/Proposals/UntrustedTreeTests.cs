using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Files;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Context;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals;

/// <summary>What a branch may bring that must not be opened in the job that holds the key.</summary>
public sealed class UntrustedTreeTests : IAsyncLifetime
{
    private const string Source =
        "class A\n{\n    bool Any(System.Collections.Generic.List<int> all) => all.Count() > 0;\n}\n";

    private TinyGit _git = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _git = await TinyGit.CreateAsync();
        _git.Write("readme", "x");
        await _git.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Links_submodules_and_large_blobs_are_left_out_with_a_reason()
    {
        var head = await HostileAsync();

        var changes = await ReadAsync();

        Assert.Equal("A.Any", Assert.Single(changes.Targets).Name);
        Assert.Equal(
            [
                ("Big.cs", "over 16 MiB"),
                ("Endless.cs", "a symbolic link"),
                ("Outside.cs", "a symbolic link"),
                ("Sub.cs", "a submodule"),
            ],
            changes
                .LeftOut.Where(one => one.Path.EndsWith(".cs", StringComparison.Ordinal))
                .Select(one => (one.Path, one.Reason))
                .Order()
        );
        Assert.Equal(head, changes.Head);
    }

    [Fact]
    public async Task Proposers_get_regular_files_alone_and_the_notices_name_the_rest()
    {
        await HostileAsync();
        var seen = new Seen();

        var proposals = await ProposeStage.RunAsync(
            _git.Root,
            await ReadAsync(),
            new SeveralProposers([seen, new RuleProposer(trusted: false)]),
            trusted: false,
            Cancelled
        );

        Assert.Equal(["P.csproj", "src/A.cs"], seen.Files.Order());
        Assert.Equal(0, seen.Links);
        Assert.Contains("Endless.cs is not read: a symbolic link", proposals.Notices);
        Assert.Contains("Outside.cs is not read: a symbolic link", proposals.Notices);
        Assert.Contains("Linked.csproj is not read: a symbolic link", proposals.Notices);
        Assert.Contains("Sub.cs is not read: a submodule", proposals.Notices);
        Assert.Contains("Big.cs is not read: over 16 MiB", proposals.Notices);
    }

    [Fact]
    public async Task A_filter_of_the_branch_has_no_say_in_what_is_read()
    {
        var marker = Path.Combine(_git.Root, "..", Path.GetFileName(_git.Root) + ".ran");
        await _git.GitAsync("config", "filter.evil.smudge", $"touch {marker}; cat");
        _git.Write(".gitattributes", "*.cs filter=evil ident working-tree-encoding=UTF-16\n");
        await AddAsync("src/A.cs", "100644", Source + "// $Id$\n");
        await AddAsync(".gitattributes", "100644", "*.cs filter=evil ident\n");
        await CommitIndexAsync();
        var folder = Path.Combine(_git.Root, "out");

        await BlobFolder.WriteAsync(_git.Root, await HeadAsync(), folder, [".cs"], [], Cancelled);

        Assert.False(File.Exists(marker));
        Assert.Equal(
            Source + "// $Id$\n",
            await File.ReadAllTextAsync(Path.Combine(folder, "src", "A.cs"), Cancelled)
        );
    }

    [Fact]
    public async Task A_checkout_is_read_without_following_its_links()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no /dev/zero.");
        }

        _git.Write("P.csproj", "<Project/>");
        _git.Write("A.cs", Source);
        File.CreateSymbolicLink(Path.Combine(_git.Root, "Endless.cs"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(_git.Root, "Endless.csproj"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(_git.Root, "loop"), ".");

        Assert.Null(CheckoutFile.TryRead(_git.Root, "Endless.cs"));
        Assert.Null(CheckoutFile.TryRead(_git.Root, "loop/A.cs"));
        Assert.Equal([Path.Combine(_git.Root, "P.csproj")], ProjectGraph.Read(_git.Root).Projects);
        Assert.NotNull(
            DeclarationIndex.Read(new(_git.Root, ["A.cs"], _ => true), _ => false).Find("A", "A.cs")
        );
        Assert.Equal(
            ["A.cs", "GlobalUsings.g.cs"],
            LooseProject
                .Create(Path.Combine(_git.Root, "P.csproj"))
                .Documents.Select(document => document.Name)
                .Order()
        );
        var fault = Assert.Throws<UserErrorException>(() =>
            CheckoutFile.Source(_git.Root, "Endless.cs")
        );
        Assert.Contains("Endless.cs", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_never_ends_is_read_up_to_the_cap()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no /dev/zero.");
        }

        Assert.Throws<IOException>(() => CappedFile.Read("/dev/zero", 1 << 20));
    }

    [Fact]
    public async Task A_configuration_that_is_a_link_is_refused_at_the_base_and_not_opened_in_the_working_tree()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no /dev/zero.");
        }

        var clean = await HeadAsync();
        File.CreateSymbolicLink(Path.Combine(_git.Root, ".piebot.yml"), "/dev/zero");

        var found = await BaseConfiguration.ReadAsync(_git.Root, clean, clean, null, Cancelled);

        Assert.Contains("is not committed", Assert.Single(found.Notices), StringComparison.Ordinal);

        var linked = await _git.CommitAsync();
        var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
            BaseConfiguration.ReadAsync(_git.Root, linked, linked, null, Cancelled)
        );
        Assert.Contains("symbolic link", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_of_git_sees_the_same_kinds()
    {
        var head = await HostileAsync();
        var git = new Git(_git.Root);

        Assert.Equal(new GitBlob.Unread("a symbolic link"), git.Blob(head, "Endless.cs"));
        Assert.Equal(new GitBlob.Unread("a submodule"), git.Blob(head, "Sub.cs"));
        Assert.Equal(new GitBlob.Unread("over 16 MiB"), git.Blob(head, "Big.cs"));
        Assert.Equal(new GitBlob.Missing(), git.Blob(head, "src"));
        Assert.Equal(new GitBlob.Missing(), git.Blob(head, "none.cs"));
        Assert.Equal(
            Source,
            git.Blob(head, "src/A.cs") is GitBlob.Bytes(var bytes)
                ? System.Text.Encoding.UTF8.GetString(bytes)
                : null
        );
    }

    // Put into git's index alone: no such file ever stands in the working tree.
    private async Task<string> HostileAsync()
    {
        await AddAsync("P.csproj", "100644", "<Project/>");
        await AddAsync("src/A.cs", "100644", Source);
        await AddAsync("Endless.cs", "120000", "/dev/zero");
        await AddAsync("Outside.cs", "120000", "/proc/self/environ");
        await AddAsync("Linked.csproj", "120000", "/dev/zero");
        await AddAsync("Big.cs", "100644", new string(' ', GitBlob.MostBytes + 1));
        await _git.GitAsync(
            "update-index",
            "--add",
            "--cacheinfo",
            $"160000,{await HeadAsync()},Sub.cs"
        );
        await CommitIndexAsync();
        return await HeadAsync();
    }

    private async Task AddAsync(string path, string mode, string text)
    {
        var file = Path.Combine(_git.Root, ".git", "blob");
        await File.WriteAllTextAsync(file, text, Cancelled);
        var id = (await _git.GitAsync("hash-object", "-w", "--no-filters", file)).Trim();
        await _git.GitAsync("update-index", "--add", "--cacheinfo", $"{mode},{id},{path}");
    }

    private Task<string> CommitIndexAsync() => _git.GitAsync("commit", "-q", "-m", "hostile");

    private async Task<string> HeadAsync() => (await _git.GitAsync("rev-parse", "HEAD")).Trim();

    private Task<ChangeSet> ReadAsync() =>
        ChangeReader.ReadAsync(new(_git.Root, "HEAD~1"), Cancelled);

    /// <summary>Notes what a proposer finds.</summary>
    private sealed class Seen : IProposer
    {
        public IReadOnlyList<string> Files { get; private set; } = [];

        public int Links { get; private set; }

        public Task<Proposed> ProposeAsync(
            string checkout,
            IReadOnlyList<ChangedMember> targets,
            CancellationToken cancellationToken
        )
        {
            Files = Directory
                .GetFiles(checkout, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(checkout, path))
                .ToList();
            Links = Files.Count(path =>
                new FileInfo(Path.Combine(checkout, path)).LinkTarget is not null
            );
            return Task.FromResult(new Proposed([], []));
        }
    }
}
