using System.Security;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Source text of PieBot's that some projects compile besides their own files, wherever these lie.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Text">Empty where the edited files alone are PieBot's.</param>
/// <param name="Owners">Full paths of the projects, in the head's checkout.</param>
internal sealed record AddedSource(string Name, string Text, IReadOnlyList<string> Owners)
{
    /// <param name="folder">Outside of all projects; it is made.</param>
    /// <param name="moved">Where a path of the head's checkout is found in the checkout that is built.</param>
    /// <returns>Full path of the targets to import; null where there is no text.</returns>
    public string? Write(string folder, Func<string, string> moved)
    {
        if (Text.Length == 0)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        var source = Path.Combine(folder, Name);
        File.WriteAllText(source, Text);
        var targets = Path.Combine(folder, "added.targets");
        File.WriteAllText(
            targets,
            $"""
            <Project>
              <ItemGroup>
            {string.Concat(
                Owners.Select(owner =>
                    $"    <Compile Include=\"{SecurityElement.Escape(source)}\" Condition=\"'$(MSBuildProjectFullPath)' == '{SecurityElement.Escape(moved(owner))}'\" />\n"
                )
            )}  </ItemGroup>
            </Project>
            """
        );
        return targets;
    }
}
