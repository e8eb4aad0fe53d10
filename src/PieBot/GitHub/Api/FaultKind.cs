namespace PieBot.Tool.GitHub.Api;

/// <summary>How a request failed.</summary>
internal enum FaultKind
{
    /// <summary>401.</summary>
    BadToken,

    /// <summary>403 that is no limit.</summary>
    Forbidden,

    /// <summary>404, which is also what GitHub says of what a token may not see.</summary>
    NotFound,

    /// <summary>422 and other 4xx: the request was understood and refused.</summary>
    Refused,

    /// <summary>403 or 422: the pull request's conversation is locked.</summary>
    Locked,

    /// <summary>403, 413 or 422: what was asked for, or sent, is larger than GitHub takes.</summary>
    TooLarge,

    /// <summary>The pull request is no longer what it was when the run began.</summary>
    Gone,

    /// <summary>429, or 403 or 422 for a limit, for longer than PieBot waits.</summary>
    Limited,

    /// <summary>5xx: it may or may not have been taken.</summary>
    Unavailable,

    /// <summary>No answer, or half of one: it may or may not have been taken.</summary>
    Cut,

    /// <summary>An answer that is none: it may or may not have been taken.</summary>
    Garbled,
}
