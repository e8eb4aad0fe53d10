namespace PieBot.Core.Languages;

/// <summary>For languages of which nothing is known.</summary>
internal sealed class NoContext : IContextReader
{
    public MemberContext Of(string text, ChangedMember target) => new([], null, []);
}
