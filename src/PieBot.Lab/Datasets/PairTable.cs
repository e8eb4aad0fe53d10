namespace PieBot.Lab.Datasets;

/// <summary>Pairs as a table of DuckDB: the fields of <see cref="Pair"/> in their order.</summary>
internal static class PairTable
{
    private static readonly IReadOnlyList<(string Name, string Type)> Schema =
    [
        ("user_id", "VARCHAR"),
        ("problem_id", "VARCHAR"),
        ("language", "VARCHAR"),
        ("submission_id_v0", "VARCHAR"),
        ("submission_id_v1", "VARCHAR"),
        ("cpu_time_v0", "DOUBLE"),
        ("cpu_time_v1", "DOUBLE"),
        ("memory_v0", "DOUBLE"),
        ("memory_v1", "DOUBLE"),
        ("status_v0", "VARCHAR"),
        ("status_v1", "VARCHAR"),
        ("improvement_frac", "DOUBLE"),
        ("input", "VARCHAR"),
        ("target", "VARCHAR"),
        ("code_v0_loc", "INTEGER"),
        ("code_v1_loc", "INTEGER"),
        ("code_v0_num_chars", "INTEGER"),
        ("code_v1_num_chars", "INTEGER"),
        ("code_v0_no_empty_lines", "VARCHAR"),
        ("code_v1_no_empty_lines", "VARCHAR"),
        ("code_same", "BOOLEAN"),
        ("relative_loc_diff_percent", "DOUBLE"),
        ("diff", "VARCHAR[]"),
        ("diff_only_import_comment", "BOOLEAN"),
        ("runtime_lift", "DOUBLE"),
        ("source", "VARCHAR"),
    ];

    /// <summary>A table of files of JSON lines; a field that they have not is null.</summary>
    /// <param name="path">Or a pattern.</param>
    public static string Json(string path) =>
        $"read_json({Database.Text(path)}, format = 'newline_delimited', columns = {{{string.Join(", ", Schema.Select(one => $"{one.Name}: '{one.Type}'"))}}})";

    /// <summary>A table of a file of either kind, by its ending.</summary>
    public static string Of(string path) =>
        path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? $"read_parquet({Database.Text(path)})"
            : Json(path);
}
