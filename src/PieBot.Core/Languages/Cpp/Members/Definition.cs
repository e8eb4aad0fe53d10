using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>A function's definition.</summary>
/// <param name="Signature">With the scopes around it and the types of its parameters.</param>
/// <param name="Name">For people, with its innermost scope.</param>
internal sealed record Definition(string Signature, string Name, MemberKind Kind, LineRange Lines);
