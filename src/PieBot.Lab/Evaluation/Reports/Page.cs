using System.Net;

namespace PieBot.Lab.Evaluation.Reports;

/// <summary>An HTML page of its own: no script, nothing loaded.</summary>
internal static class Page
{
    /// <param name="parts">HTML already.</param>
    public static string Of(string title, IEnumerable<string> parts) =>
        $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(
                title
            )}}</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}svg{max-width:100%;height:auto}</style>
            </head><body><h1>{{WebUtility.HtmlEncode(title)}}</h1>
            {{string.Join('\n', parts)}}
            </body></html>
            """;
}
