namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>The kinds of prompt that the PIE paper compares (arXiv 2302.07867, figure 9).</summary>
internal enum PromptType
{
    /// <summary>The instruction and the member.</summary>
    Instruction,

    /// <summary>With slow → fast pairs nearest to the member.</summary>
    FewShot,

    /// <summary>The pairs say why, and the reply analyses before it edits.</summary>
    FewShotExplain,
}
