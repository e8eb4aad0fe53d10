using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Proposals.Models.Cost;

/// <summary>Keeps a run's account while it goes on, from several requests at once.</summary>
internal sealed class Ledger(string model, string endpoint, PriceTable prices)
{
    private const int MostRefused = 100;

    private readonly Lock _lock = new();
    private readonly List<string> _leftOut = [];
    private readonly List<string> _cut = [];
    private readonly List<RefusedReply> _refused = [];
    private int _requests;
    private int _tries;
    private int _failed;
    private int _cached;
    private TokenUsage _tokens = TokenUsage.None;
    private bool _estimated;
    private ReplyCounts _replies = new();

    public ModelForecast? Forecast { get; set; }

    public Price? Price => prices.Of(model);

    public void Sent(Answer answer, TokenUsage usage, bool estimated)
    {
        lock (_lock)
        {
            _requests++;
            _tries += answer.Tries;
            _failed += answer.Fault is null ? 0 : 1;
            _tokens += usage;
            _estimated |= estimated;
        }
    }

    public void FromCache(int replies)
    {
        lock (_lock)
        {
            _cached += replies;
        }
    }

    public void LeaveOut(string what)
    {
        lock (_lock)
        {
            _leftOut.Add(what);
        }
    }

    /// <summary>Parts of a prompt did not fit.</summary>
    public void Shorten(string member, IReadOnlyList<string> cut)
    {
        lock (_lock)
        {
            _cut.Add($"{member}: {string.Join(", ", cut)}");
        }
    }

    public void Refuse(RefusedReply reply)
    {
        lock (_lock)
        {
            if (_refused.Count < MostRefused)
            {
                _refused.Add(reply);
            }
        }
    }

    public void Count(Func<ReplyCounts, ReplyCounts> change)
    {
        lock (_lock)
        {
            _replies = change(_replies);
        }
    }

    public ModelAccount Account()
    {
        lock (_lock)
        {
            return new(
                model,
                _tries == 0 ? "cache" : endpoint,
                _requests,
                _tries,
                _failed,
                _cached,
                _tokens,
                _estimated,
                Price?.Of(_tokens),
                Forecast,
                _replies,
                _leftOut.Order(StringComparer.Ordinal).ToList(),
                _cut.Order(StringComparer.Ordinal).ToList(),
                _refused
                    .OrderBy(one => one.TargetId, StringComparer.Ordinal)
                    .ThenBy(one => one.Sample)
                    .ToList()
            );
        }
    }
}
