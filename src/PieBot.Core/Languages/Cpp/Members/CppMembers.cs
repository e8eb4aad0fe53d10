namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>
/// The functions that a C or C++ file defines, found by its tokens: no macro is expanded and no name is looked up, so what
/// could be a macro's use is left alone.
/// </summary>
internal static class CppMembers
{
    public static MembersRead Read(string path, string text)
    {
        var tokens = Branches.Taken(CppLexer.Tokens(text));
        if (Brackets.Match(tokens) is not { } partner)
        {
            return new([], "its brackets do not match as they stand, before macros are expanded");
        }

        var ids = new MemberIds(path);
        return new(
            new DefinitionFinder(tokens, partner)
                .Find()
                .Select(one => new ChangedMember(
                    ids.Next(one.Signature),
                    path,
                    one.Name,
                    one.Kind,
                    one.Lines
                ))
                .ToList()
        );
    }
}
