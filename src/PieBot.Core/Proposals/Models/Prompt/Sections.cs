namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>Parts of a prompt, added as long as there are tokens left; what is left out is remembered, and said.</summary>
internal sealed class Sections(int budget)
{
    private readonly List<string> _parts = [];
    private readonly List<string> _cut = [];
    private int _tokens;

    public bool Fits(string text) => _tokens + TokenCounter.Count(text) <= budget;

    /// <summary>A part that no prompt goes without.</summary>
    public void Must(string text)
    {
        _parts.Add(text);
        _tokens += TokenCounter.Count(text);
    }

    /// <param name="name">What is not in the prompt, for people.</param>
    public void LeaveOut(string name) => _cut.Add(name);

    /// <param name="name">For people, should it not fit.</param>
    /// <param name="text">Null: there is no such part.</param>
    public void Add(string name, string? text)
    {
        if (text is null)
        {
            return;
        }

        if (Fits(text))
        {
            Must(text);
        }
        else
        {
            LeaveOut(name);
        }
    }

    /// <summary>The first part instructs; the member comes last, closest to the reply.</summary>
    public MemberPrompt Whole()
    {
        var user = _parts.Skip(2).Append(_parts[1]).ToList();
        if (_cut.Count > 0)
        {
            user.Insert(0, $"(Left out for length: {string.Join(", ", _cut)}.)");
        }

        return new(_parts[0], string.Join("\n\n", user), _tokens, _cut);
    }
}
