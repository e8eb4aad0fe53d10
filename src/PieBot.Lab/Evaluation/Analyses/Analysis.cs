using PieBot.Lab.Evaluation.Reports;
using ScottPlot;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>What an analysis shows: a table and a plot of it.</summary>
/// <param name="Name">Of its files.</param>
internal sealed record Analysis(string Name, string Title, string Words, Table Table, Plot Plot);
