namespace PieBot.Tool.GitHub.Reviews;

/// <summary>What became of a suggestion that was posted earlier.</summary>
internal enum CommentState
{
    /// <summary>The lines it replaces are still there.</summary>
    Open,

    /// <summary>Its own lines stand there now.</summary>
    Taken,

    /// <summary>Neither: it can no longer be applied.</summary>
    Stale,
}

/// <summary>Tells the state by the file's text, which any token that can read the pull request may see.</summary>
internal static class CommentStates
{
    /// <param name="file">Null when the pull request no longer changes it.</param>
    public static CommentState Of(Marker marker, HeadFile? file) =>
        file is null ? CommentState.Stale
        : marker.Original.IsIn(file) ? CommentState.Open
        : marker.Replacement.IsIn(file) ? CommentState.Taken
        : CommentState.Stale;
}
