using System.Globalization;

namespace PieBot.Tool.Reports.Html;

/// <summary>Numbers as a page needs them: JSON has no infinity, and a plot no use for sixteen digits.</summary>
internal static class Figures
{
    /// <summary>Five significant digits; null for what is no finite number.</summary>
    public static double? Round(double value) =>
        double.IsFinite(value)
            ? double.Parse(
                value.ToString("G5", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            )
            : null;
}
