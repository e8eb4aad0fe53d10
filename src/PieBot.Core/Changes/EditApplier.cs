namespace PieBot.Core.Changes;

/// <summary>Applies edits to the files below a folder: all of them, or none.</summary>
internal static class EditApplier
{
    /// <summary>What the files become; nothing is written.</summary>
    /// <param name="root">The folder the edits' paths are relative to.</param>
    /// <returns>New bytes by path, or a sentence that says which file is not what the edits expect.</returns>
    public static (IReadOnlyDictionary<string, byte[]>? Files, string? Fault) Plan(
        string root,
        IReadOnlyList<Edit> edits
    )
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var group in edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            if (Resolve(root, group.Key) is not { } full)
            {
                return (null, $"{group.Key} lies outside the repository");
            }

            var exists = File.Exists(full);
            var creates = group.All(edit =>
                edit is { Lines: { Start: 1, IsEmpty: true }, Original: "" }
            );
            if (!exists && !creates)
            {
                return (null, $"{group.Key} no longer exists");
            }

            var file = SourceFile.Parse(exists ? File.ReadAllBytes(full) : []);
            if (file.Apply(group) is not { } bytes)
            {
                return (null, $"{group.Key} has changed since");
            }

            files[group.Key] = bytes;
        }

        return (files, null);
    }

    /// <summary>Writes planned files, each whole and by a move, so that a reader never sees half of one.</summary>
    public static void Write(string root, IReadOnlyDictionary<string, byte[]> files)
    {
        var moves = new List<(string Temporary, string Target)>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                var target = Resolve(root, path)!;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var temporary = $"{target}.{Guid.NewGuid():n}.tmp";
                moves.Add((temporary, target));
                File.WriteAllBytes(temporary, bytes);
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                {
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
                }
            }

            foreach (var (temporary, target) in moves)
            {
                File.Move(temporary, target, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            moves.ForEach(move => File.Delete(move.Temporary));
            throw new UserErrorException(
                $"Cannot write below {root}: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>The full path below the root; null for one that leads out of it, into <c>.git</c>, or through a link.</summary>
    internal static string? Resolve(string root, string path)
    {
        if (
            path.Length == 0
            || Path.IsPathRooted(path)
            || path.Split('/', '\\')
                .Any(part =>
                    part is ".." or "." or ""
                    || part.Equals(".git", StringComparison.OrdinalIgnoreCase)
                )
        )
        {
            return null;
        }

        var full = Path.GetFullPath(root);
        foreach (var part in path.Split('/', '\\'))
        {
            full = Path.Combine(full, part);
            if (new FileInfo(full).LinkTarget is not null)
            {
                return null;
            }
        }

        return full;
    }
}
