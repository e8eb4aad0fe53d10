namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>What a model is told about the shape of its reply.</summary>
internal static class ReplyFormats
{
    private const string Rules = """
        "original" repeats lines "start" to "end" of the file exactly, without the line numbers; they are compared, and an edit whose lines are not there is thrown away.
        "replacement" holds the whole new lines, with their indentation. To insert, replace a line by itself and the new ones.
        Edits must not overlap, and lie within the member. "usings" lists namespaces the edit needs that the file does not import yet.
        If nothing is worth changing, give no edits.
        """;

    /// <summary>Appended to the instruction when the request is written.</summary>
    public static string Instruction(Question question) =>
        question.Format switch
        {
            ReplyFormat.Schema => $"\n\nReply in JSON. {Rules}",
            ReplyFormat.Fenced =>
                $$"""


                Reply with one fenced block of JSON and nothing else, in this shape:
                ```json
                {{{(
                    question.Explain
                        ? "\"analysis\": \"where the time goes, in a sentence or two\", "
                        : ""
                )}}"title": "what the edit does, in a few words", "rationale": "why it is faster, in a sentence", "usings": [], "edits": [{"start": 12, "end": 13, "original": "line 12\nline 13", "replacement": "new lines"}]}
                ```
                {{Rules}}
                """,
            ReplyFormat.Blocks => """


                Reply with a sentence on what the edit does, then one block for each edit:
                <<<<<<< SEARCH
                the old lines exactly, without line numbers
                =======
                the new lines
                >>>>>>> REPLACE
                The old lines must occur once in the member. If nothing is worth changing, reply NONE.
                """,
            _ => "",
        };

    /// <summary>The strict schema; <c>analysis</c> comes first, so that a model thinks before it writes.</summary>
    public static string ResponseFormat(bool explain) =>
        explain
            ? Shape
                .Replace(
                    "\"required\":[\"title\"",
                    "\"required\":[\"analysis\",\"title\"",
                    StringComparison.Ordinal
                )
                .Replace(
                    "\"properties\":{\"title\"",
                    "\"properties\":{\"analysis\":{\"type\":\"string\"},\"title\"",
                    StringComparison.Ordinal
                )
            : Shape;

    private const string Shape = """
        {"type":"json_schema","json_schema":{"name":"edits","strict":true,"schema":{"type":"object","additionalProperties":false,
        "required":["title","rationale","usings","edits"],"properties":{"title":{"type":"string"},
        "rationale":{"type":"string"},"usings":{"type":"array","items":{"type":"string"}},
        "edits":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["start","end","original","replacement"],"properties":{
        "start":{"type":"integer"},"end":{"type":"integer"},"original":{"type":"string"},"replacement":{"type":"string"}}}}}}}}
        """;
}
