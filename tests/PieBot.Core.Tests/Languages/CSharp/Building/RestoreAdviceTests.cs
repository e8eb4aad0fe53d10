using PieBot.Core.Languages.CSharp.Building;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

public sealed class RestoreAdviceTests
{
    [Theory]
    [InlineData(
        "a.csproj: NU1101: Unable to find package Needed. No packages exist with this id.",
        "No packages exist with this id (none of the package feeds that this machine uses has it)"
    )]
    [InlineData(
        "a.csproj: NU1301: Unable to load the service index for source https://feed/index.json.",
        "(that feed cannot be reached from this machine, or asks for a login: set it up before PieBot runs)"
    )]
    [InlineData(
        "x.targets(38,5): NETSDK1147: To build this project, the following workloads must be installed: android",
        "android (run 'dotnet workload restore' before PieBot)"
    )]
    public void What_the_machine_lacks_is_told(string error, string expected) =>
        Assert.EndsWith(expected, RestoreAdvice.Add(error), StringComparison.Ordinal);

    [Fact]
    public void Other_errors_stand_as_they_are() =>
        Assert.Equal(
            "a.csproj: NU1605: Detected package downgrade.",
            RestoreAdvice.Add("a.csproj: NU1605: Detected package downgrade.")
        );
}
