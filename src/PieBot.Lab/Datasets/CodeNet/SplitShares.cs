using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>How problems are shared out. They add up to 1.</summary>
internal sealed record SplitShares(double Train, double Validation, double Test)
{
    /// <summary>The splits' names, the one that is never given up first.</summary>
    public static readonly string[] Names = ["test", "val", "train"];

    /// <summary>The split of a problem: by its name and the seed alone, so that more data moves none.</summary>
    /// <param name="problem">Or the first of its twins.</param>
    public string Of(string problem, int seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{problem}"));
        var place = BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)(1L << 32);
        return place < Test ? Names[0]
            : place < Test + Validation ? Names[1]
            : Names[2];
    }
}
