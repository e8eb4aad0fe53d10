using System.Text.Json;
using PieBot.Core.Timing;

namespace PieBot.EndToEnd;

[Collection(Collections.Untimed)]
public sealed class DoctorTests
{
    [Fact]
    public async Task The_doctor_says_what_this_machine_has_and_what_it_would_find()
    {
        var folder = Directory.CreateTempSubdirectory("piebot-doctor-").FullName;
        try
        {
            var result = await Tool.RunAsync(folder, "doctor", "--trials", "6", "--format", "json");

            using var json = JsonDocument.Parse(result.Output);
            var examination = json.RootElement.GetProperty("examination");
            Assert.True(examination.TryGetProperty("timing", out var timing), result.Output);
            var noise = timing.GetProperty("noise");
            // It goes on while its interval is wide, as on a busy machine.
            Assert.InRange(noise.GetProperty("trials").GetInt32(), 6, 24);
            var deviation = noise.GetProperty("deviation").GetDouble();
            var smallest = Math.Log(
                timing.GetProperty("smallest").GetProperty("ratio").GetDouble()
            );
            // So many standard deviations of a sample, whatever the machine; but never less than is worth having.
            Assert.InRange(
                smallest,
                0.6 * deviation,
                Math.Max(1.5 * deviation, 1.01 * Decision.Worth(0))
            );
            var checks = examination
                .GetProperty("checks")
                .EnumerateArray()
                .ToDictionary(
                    check => check.GetProperty("name").GetString()!,
                    check => check.GetProperty("state").GetString()
                );
            Assert.Equal(("Good", "Good"), (checks["git"], checks[".NET SDK"]));
            Assert.Contains("sandbox", checks.Keys);
            Assert.Equal(
                json.RootElement.TryGetProperty("hindrance", out _) ? 1 : 0,
                result.ExitCode
            );
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
            Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Without_git_it_says_what_to_do_and_that_nothing_can_be_proved()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes git off the PATH by links.");
        var folder = Directory.CreateTempSubdirectory("piebot-doctor-").FullName;
        try
        {
            // A PATH with nothing but dotnet on it.
            var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .First(one => File.Exists(Path.Combine(one, "dotnet")));
            var only = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
            File.CreateSymbolicLink(
                Path.Combine(only, "dotnet"),
                Path.GetFullPath(Path.Combine(path, "dotnet"))
            );
            using var process = Tool.Start(
                folder,
                new Dictionary<string, string> { ["PATH"] = only },
                "doctor"
            );
            var output = await process.StandardOutput.ReadToEndAsync(
                TestContext.Current.CancellationToken
            );
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(1, process.ExitCode);
            Assert.Contains("Install git", output, StringComparison.Ordinal);
            Assert.Contains("Nothing can be proved", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
