namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>How MSBuild is asked for the way a project is compiled.</summary>
internal enum ProjectReading
{
    /// <summary>As editors ask: targets that take long, or that change what was compiled, leave themselves out.</summary>
    Design,

    /// <summary>As a build would. Tools that work a version out of tags (MinVer) do so in a build alone.</summary>
    Build,
}
