using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Profiling;

/// <summary>Finds out where the head's tests spend their time, so that proposals go there.</summary>
internal sealed class Profiler(VerifySettings settings, StageClock clock)
{
    /// <summary>What targets are built and tested with.</summary>
    public EcosystemChoice Ecosystems { get; init; } = EcosystemChoice.BuiltIn;

    /// <param name="repository">Any folder of the repository that holds the commit.</param>
    /// <param name="commit">A full commit id.</param>
    /// <param name="targets">The members that are asked about.</param>
    /// <returns>The profile, null when there is none; and what the user should know.</returns>
    public async Task<(ProfileFacts? Profile, IReadOnlyList<string> Notices)> RunAsync(
        string repository,
        string commit,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        using var session = await Session.OpenAsync(repository, settings, clock, cancellationToken);
        await using var worktree = await session.CheckOutAsync(commit, "head", cancellationToken);
        var notices = new List<string>(session.Notices);
        var profiles = new List<ProfileFacts>();
        foreach (
            var (ecosystem, own) in Ecosystems.Of(
                targets,
                target => target.Path,
                settings.Projects ?? []
            )
        )
        {
            var head = new Head(
                repository,
                commit,
                worktree.Root,
                Path.Combine(session.Site.Folder, $"spare-{profiles.Count}"),
                own.Select(target => target.Path).ToHashSet(StringComparer.Ordinal)
            );
            var (prepared, fault) = ecosystem is null
                ? (null, $"PieBot does not know how {own[0].Path} is tested")
                : await ecosystem.PrepareAsync(
                    head,
                    settings,
                    session.Confinement,
                    clock,
                    cancellationToken
                );
            if (prepared is null)
            {
                notices.Add($"nothing was profiled: {fault}");
                continue;
            }

            await using (prepared)
            {
                var request = new SampleRequest(
                    own,
                    session.Confinement,
                    settings.TestTimeout,
                    clock
                );
                var sampled =
                    await prepared.SampleAsync(request, cancellationToken)
                    ?? await ProbedTime.MeasureAsync(
                        prepared,
                        worktree.Root,
                        request,
                        cancellationToken
                    );
                notices.AddRange(prepared.Notices.Concat(sampled.Notices));
                profiles.Add(sampled.Profile);
            }
        }

        return (
            profiles.Count == 0
                ? null
                : new(
                    profiles.Sum(one => one.Samples),
                    profiles
                        .SelectMany(one => one.Members)
                        .OrderByDescending(member => member.Share)
                        .ToList()
                ),
            notices.Distinct().ToList()
        );
    }
}
