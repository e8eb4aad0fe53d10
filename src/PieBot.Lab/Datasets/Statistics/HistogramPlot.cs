using PieBot.Core;
using ScottPlot;

namespace PieBot.Lab.Datasets.Statistics;

/// <summary>Draws a histogram.</summary>
internal static class HistogramPlot
{
    private const int Width = 640;
    private const int Height = 400;

    /// <summary>Writes <c>NAME.svg</c> and <c>NAME.png</c>.</summary>
    /// <exception cref="UserErrorException">They cannot be written.</exception>
    public static void Write(Histogram histogram, string folder, string name)
    {
        using var plot = Draw(histogram);
        WholeFile.Write(
            Path.Combine(folder, name + ".svg"),
            path => plot.SaveSvg(path, Width, Height)
        );
        WholeFile.Write(
            Path.Combine(folder, name + ".png"),
            path => plot.SavePng(path, Width, Height)
        );
    }

    private static Plot Draw(Histogram histogram)
    {
        var plot = new Plot();
        plot.Add.Bars(
            histogram
                .Counts.Select(
                    (count, bin) =>
                        new Bar
                        {
                            Position = (bin + 0.5) * histogram.Width,
                            Value = count,
                            Size = histogram.Width * 0.9,
                            FillColor = Colors.SteelBlue,
                        }
                )
                .ToList()
        );
        plot.Title(histogram.Title);
        plot.XLabel(histogram.Axis);
        plot.YLabel("pairs");
        plot.Axes.Margins(bottom: 0);
        return plot;
    }
}
