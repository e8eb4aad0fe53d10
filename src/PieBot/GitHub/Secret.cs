namespace PieBot.Tool.GitHub;

/// <summary>A token: used where it is asked for by name, never printed.</summary>
internal sealed class Secret(string value)
{
    public string Reveal() => value;

    /// <summary>Takes the secret out of text that came from elsewhere.</summary>
    public string Hide(string text) =>
        value.Length == 0 ? text : text.Replace(value, "***", StringComparison.Ordinal);

    public override string ToString() => "***";
}
