namespace PieBot.Core.Languages.Python.Members;

/// <summary>The functions and methods of a Python file. What is nested in a function counts to it.</summary>
internal static class PythonMembers
{
    public static MembersRead Read(string path, string text)
    {
        var parsed = ParsedPython.Of(text);
        var ids = new MemberIds(path);
        return parsed.Fault is { } fault
            ? new([], fault)
            : new(
                parsed
                    .Members!.Select(one => new ChangedMember(
                        ids.Next(one.Signature),
                        path,
                        one.Name,
                        one.Kind,
                        new(one.Start, one.End)
                    ))
                    .ToList()
            )
            {
                Declarations = parsed.Declarations ?? [],
            };
    }
}
