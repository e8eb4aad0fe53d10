using System.Text;
using PieBot.Core.Languages.CSharp.Observing;
using PieBot.Core.Languages.CSharp.Probe;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Builds sides: in memory where that gives what the repository's own build gives, else as the repository builds itself.</summary>
internal sealed class SideBuilder(MemorySides memory, CandidateTree tree)
{
    /// <returns>The side, or the compiler's first errors.</returns>
    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        var called = CalledBy(request.Kind);
        if (request.Quick)
        {
            var quick = await memory.BuildAsync(
                request,
                called is null ? [] : [called],
                cancellationToken
            );
            switch (quick)
            {
                case MemorySide.Built(var side):
                    return (side, null);
                case MemorySide.Failed(var fault):
                    return (null, fault);
                // These say something of the tests, not of the candidate: not worth a full build that would say the same.
                case MemorySide.Refused(var errors)
                    when request.IsPart
                        || request.Kind is SideKind.Observed or SideKind.Mutated or SideKind.Marked:
                    return (null, errors);
            }
        }

        return await tree.BuildAsync(
            request.Name,
            request.Texts.ToDictionary(text => text.Key, text => Encode(text.Value)),
            request.Kind == SideKind.Plain
                ? null
                : new(
                    $"PieBot{request.Kind}.cs",
                    called ?? "",
                    request.Texts.Keys.SelectMany(memory.OwnersOf).Distinct().ToList()
                ),
            cancellationToken
        );
    }

    // Source text of what instrumented texts call; null when they are not.
    private static string? CalledBy(SideKind kind) =>
        kind switch
        {
            SideKind.Probed or SideKind.Marked => ProbeSource.Text,
            SideKind.Observed => CallsSource.Text,
            _ => null,
        };

    private static byte[] Encode(string text) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
}
