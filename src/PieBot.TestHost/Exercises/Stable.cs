using System.Security.Cryptography;
using System.Text;

namespace PieBot.TestHost.Exercises;

/// <summary>What is the same in every process.</summary>
internal static class Stable
{
    public static Random Chance(string name) => new(BitConverter.ToInt32(Sum(name)));

    public static string Hash(string text) => Convert.ToHexString(Sum(text))[..32];

    private static byte[] Sum(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
