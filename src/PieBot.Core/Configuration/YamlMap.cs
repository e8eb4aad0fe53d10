using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PieBot.Core.Configuration;

/// <summary>A mapping of a configuration, whose keys are known and whose faults name their place.</summary>
internal sealed class YamlMap
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    /// <param name="keys">All that may stand in it.</param>
    public YamlMap(string file, string what, YamlNode node, IReadOnlyCollection<string> keys)
    {
        _file = file;
        _node =
            node as YamlMappingNode
            ?? throw Fault(node, $"{what} must map keys to values: {string.Join(", ", keys)}");
        foreach (var (key, value) in _node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name))
            {
                throw Fault(
                    key,
                    $"unknown key '{key}' in {what}{Suggestion(key.ToString(), keys)}"
                );
            }

            _values.Add(name, value);
        }
    }

    public YamlNode Node => _node;

    public YamlNode? this[string key] => _values.GetValueOrDefault(key);

    public string? Text(string key) => this[key] is { } node ? Scalar(node, key) : null;

    public string Needed(string key, string what) =>
        Text(key) ?? throw Fault(_node, $"{what} needs '{key}'");

    public bool Flag(string key) =>
        Text(key) switch
        {
            null or "false" => false,
            "true" => true,
            var other => throw Fault(this[key]!, $"{key} must be true or false, not '{other}'"),
        };

    public string? Choice(string key, IReadOnlyCollection<string> choices) =>
        Text(key) is not { } text ? null
        : choices.Contains(text) ? text
        : throw Fault(
            this[key]!,
            $"{key} must be {string.Join(", ", choices.SkipLast(1))} or {choices.Last()}, not '{text}'{Suggestion(text, choices)}"
        );

    /// <summary>One text or several.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        this[key] switch
        {
            null => [],
            YamlSequenceNode list => list.Children.Select(node => Scalar(node, key)).ToList(),
            var node => [Scalar(node, key)],
        };

    /// <summary>The place of a key's value, for people.</summary>
    public string Where(string key) => At(_file, this[key]!.Start);

    public string Scalar(YamlNode node, string what) =>
        node is YamlScalarNode { Value.Length: > 0 and var _ } scalar
            ? scalar.Value!
            : throw Fault(node, $"{what} must be a text or a number");

    public UserErrorException Fault(YamlNode node, string message) =>
        Fault(_file, node.Start, message);

    public static UserErrorException Fault(string file, Mark mark, string message) =>
        new(
            $"{At(file, mark)}: {message}{(message[^1] == '?' ? "" : ".")} All keys: docs/configuration.md."
        );

    private static string At(string file, Mark mark) => $"{file}:{mark.Line}:{mark.Column}";

    private static string Suggestion(string key, IEnumerable<string> known) =>
        Nearest.Of(key, known) is { } near ? $"; did you mean '{near}'?" : "";
}
