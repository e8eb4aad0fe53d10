using System.Data;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>Two adjacent accepted submissions of one user that differ enough in time; their programs were not read yet.</summary>
internal sealed record Candidate(
    string Problem,
    string User,
    string Language,
    Side Slower,
    Side Faster
)
{
    /// <summary>Reads the columns in the order in which <see cref="Trajectories"/> asks for them.</summary>
    public static Candidate Read(IDataRecord row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            Side.Read(row, 3),
            Side.Read(row, 7)
        );
}

/// <summary>One submission.</summary>
/// <param name="Extension">Of its file.</param>
/// <param name="Time">Milliseconds of CPU.</param>
/// <param name="Memory">KB; null when it is not known.</param>
internal sealed record Side(string Submission, string Extension, double Time, double? Memory)
{
    public static Side Read(IDataRecord row, int at) =>
        new(
            row.GetString(at),
            row.IsDBNull(at + 1) ? "" : row.GetString(at + 1),
            row.GetDouble(at + 2),
            row.IsDBNull(at + 3) ? null : row.GetDouble(at + 3)
        );
}
