enum Level { Debug, Info, Warning, Error }

static string Prefix(Level level)
{
    return level.ToString().ToUpperInvariant() + ": ";
}
