using System.Reflection;
using System.Runtime.CompilerServices;

namespace PieBot.TestHost.Exercises;

/// <summary>What tests do with objects of one class: how such an object is at first, and what its methods are given.</summary>
internal sealed class Seen
{
    private const int MostReceivers = 8;
    private const int MostValues = 16;

    // Calls with arguments that are known cost time too.
    private const int MostLookedAt = 300;

    // So often has a number to rise, and never fall, to be taken for a clock.
    private const int Rises = 5;

    private readonly ConditionalWeakTable<object, Dictionary<string, double>> _known = [];
    private readonly Dictionary<string, int> _rises = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, object?>> _values = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, Dictionary<string, object?[]>> _calls = new(
        StringComparer.Ordinal
    );
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private int _receivers;
    private readonly Dictionary<string, int> _lookedAt = new(StringComparer.Ordinal);

    /// <summary>Objects as tests first call them.</summary>
    public List<object> Receivers { get; } = [];

    /// <summary>Names of the exceptions that tests see.</summary>
    public HashSet<string> Thrown { get; } = new(StringComparer.Ordinal);

    public void Add(object receiver, MethodBase method, object?[] arguments)
    {
        if (!_known.TryGetValue(receiver, out var last))
        {
            _known.Add(receiver, last = new(StringComparer.Ordinal));
            if (
                Receivers.Count < MostReceivers
                && _receivers++ < MostLookedAt
                && Copies.Of(receiver) is [{ } copy]
                && _words.Add(Generated.Told(receiver))
            )
            {
                Receivers.Add(copy);
            }
        }

        var parameters = Members.In(method);
        var key = Key(method);
        var calls = _calls.GetValueOrDefault(key) ?? (_calls[key] = []);
        Follow(parameters, arguments, last);
        var lookedAt = _lookedAt[key] = _lookedAt.GetValueOrDefault(key) + 1;
        if (
            calls.Count >= MostValues
            || lookedAt > MostLookedAt
            || Copies.Of(arguments) is not { } copies
        )
        {
            return;
        }

        calls.TryAdd(string.Join('\u0001', arguments.Select(Generated.Told)), copies);
        for (var at = 0; at < copies.Length; at++)
        {
            var name = parameters[at].Name ?? "";
            var values = _values.GetValueOrDefault(name) ?? (_values[name] = []);
            if (values.Count < MostValues)
            {
                values.TryAdd(Generated.Told(copies[at]), copies[at]);
            }
        }
    }

    /// <summary>All that tests pass to parameters of this name and type.</summary>
    public IReadOnlyList<object?> Values(ParameterInfo parameter) =>
        (_values.GetValueOrDefault(parameter.Name ?? "") ?? [])
            .Values.Where(value => Takes(parameter.ParameterType, value))
            .ToList();

    /// <summary>All that tests pass to this method, for each parameter that something is passed to.</summary>
    public IReadOnlyList<object?[]> Calls(MethodBase method) =>
        (_calls.GetValueOrDefault(Key(method)) ?? []).Values.ToList();

    /// <summary>Whether the numbers passed to parameters of this name only rise, as those of a clock.</summary>
    public bool IsClock(ParameterInfo parameter) =>
        _rises.GetValueOrDefault(parameter.Name ?? "") >= Rises;

    private static string Key(MethodBase method) =>
        $"{method.Name}({string.Join(',', method.GetParameters().Select(one => one.ParameterType.Name))})";

    private static bool Takes(Type type, object? value) =>
        (type.IsByRef ? type.GetElementType()! : type) is var plain
        && (
            value is null
                ? !plain.IsValueType || Nullable.GetUnderlyingType(plain) is not null
                : plain.IsInstanceOfType(value)
        );

    // Of one object.
    private void Follow(
        IReadOnlyList<ParameterInfo> parameters,
        object?[] arguments,
        Dictionary<string, double> last
    )
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            if (Numbers.IsNumber(arguments[at]) && parameters[at].Name is { } name)
            {
                var number = Numbers.ToDouble(arguments[at]!);
                var before = last.GetValueOrDefault(name, number);
                _rises[name] =
                    number < before ? int.MinValue
                    : number > before ? _rises.GetValueOrDefault(name) + 1
                    : _rises.GetValueOrDefault(name);
                last[name] = number;
            }
        }
    }
}
