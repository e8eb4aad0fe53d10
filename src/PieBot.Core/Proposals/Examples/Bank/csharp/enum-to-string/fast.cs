enum Level { Debug, Info, Warning, Error }

static string Prefix(Level level)
{
    return level switch
    {
        Level.Debug => "DEBUG: ",
        Level.Info => "INFO: ",
        Level.Warning => "WARNING: ",
        Level.Error => "ERROR: ",
        _ => level.ToString().ToUpperInvariant() + ": ",
    };
}
