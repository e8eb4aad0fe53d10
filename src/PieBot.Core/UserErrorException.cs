namespace PieBot.Core;

/// <summary>A fault the user can fix. The message says what to do; the tool prints it and exits with code 2.</summary>
internal sealed class UserErrorException(string message, Exception? inner = null)
    : Exception(message, inner);
