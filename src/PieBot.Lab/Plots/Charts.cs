using ScottPlot;

namespace PieBot.Lab.Plots;

/// <summary>The plots of reports and analyses, drawn without a screen.</summary>
internal static class Charts
{
    private const int Width = 640;
    private const int Height = 360;

    /// <summary>The plot as an SVG element that can stand in a page.</summary>
    public static string Svg(Plot plot)
    {
        var text = plot.GetSvgXml(Width, Height);
        // A page is no place for an XML declaration.
        return text[text.IndexOf("<svg", StringComparison.Ordinal)..];
    }

    /// <summary>Writes the plot as <c>NAME.svg</c> and <c>NAME.png</c>.</summary>
    public static void Save(Plot plot, string folder, string name)
    {
        Core.Files.DurableFile.Replace(
            Path.Combine(folder, name + ".svg"),
            plot.GetSvgXml(Width, Height)
        );
        plot.SavePng(Path.Combine(folder, name + ".png"), Width, Height);
    }

    /// <summary>Values in ascending order on a logarithmic axis, with a line at 1.</summary>
    public static Plot Sorted(string title, IReadOnlyList<double> speedups)
    {
        var plot = New(title, "pairs, slowest gain first", "speedup");
        var sorted = speedups.Order().Select(Math.Log10).ToArray();
        var points = plot.Add.Scatter(
            Enumerable.Range(1, sorted.Length).Select(one => (double)one).ToArray(),
            sorted
        );
        points.LineWidth = 0;
        plot.Add.HorizontalLine(0);
        LogTicks(plot.Axes.Left);
        return plot;
    }

    public static Plot Curve(
        string title,
        string across,
        string up,
        IReadOnlyList<(double X, double Y)> points
    )
    {
        var plot = New(title, across, up);
        plot.Add.Scatter(
            points.Select(one => one.X).ToArray(),
            points.Select(one => one.Y).ToArray()
        );
        plot.Axes.SetLimitsY(0, Math.Max(1, points.Max(one => one.Y) * 1.1));
        return plot;
    }

    /// <summary>A bar a group, with its interval; groups without a value have none.</summary>
    public static Plot Bars(
        string title,
        string up,
        IReadOnlyList<(string Name, double Value, double Low, double High)> groups
    )
    {
        var plot = New(title, "", up);
        for (var at = 0; at < groups.Count; at++)
        {
            var (_, value, low, high) = groups[at];
            if (!double.IsNaN(value))
            {
                plot.Add.Bar(position: at, value: value);
                plot.Add.Line(at, low, at, high).Color = Colors.Black;
            }
        }

        plot.Axes.Bottom.SetTicks(
            groups.Select((_, at) => (double)at).ToArray(),
            groups.Select(one => one.Name).ToArray()
        );
        plot.Axes.Margins(bottom: 0);
        return plot;
    }

    /// <summary>Two speedups of each pair on logarithmic axes, with the diagonal.</summary>
    public static Plot Against(
        string title,
        string across,
        string up,
        IReadOnlyList<(double X, double Y)> speedups
    )
    {
        var plot = New(title, across, up);
        var points = plot.Add.Scatter(
            speedups.Select(one => Math.Log10(one.X)).ToArray(),
            speedups.Select(one => Math.Log10(one.Y)).ToArray()
        );
        points.LineWidth = 0;
        plot.Add.Line(0, 0, 1, 1);
        LogTicks(plot.Axes.Left);
        LogTicks(plot.Axes.Bottom);
        return plot;
    }

    private static Plot New(string title, string across, string up)
    {
        var plot = new Plot();
        plot.Title(title);
        plot.XLabel(across);
        plot.YLabel(up);
        return plot;
    }

    private static void LogTicks(IAxis axis) =>
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            LabelFormatter = value =>
                Math.Pow(10, value)
                    .ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "×",
        };
}
