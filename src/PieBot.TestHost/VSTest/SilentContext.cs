using System.Xml.Linq;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;

namespace PieBot.TestHost.VSTest;

/// <summary>What adapters ask of their host: one test after another, no collectors, no diagnostics.</summary>
/// <param name="settings">The file with the project's own run settings, of which the parameters of tests are taken; null without one.</param>
internal sealed class SilentContext(string? settings) : IRunContext, IRunSettings
{
    private const string Own = """
            <RunSettings>
              <RunConfiguration>
                <MaxCpuCount>1</MaxCpuCount>
                <DisableParallelization>true</DisableParallelization>
                <DisableAppDomain>true</DisableAppDomain>
                <DesignMode>false</DesignMode>
                <CollectSourceInformation>false</CollectSourceInformation>
              </RunConfiguration>
              <xUnit>
                <ParallelizeTestCollections>false</ParallelizeTestCollections>
                <MaxParallelThreads>1</MaxParallelThreads>
                <NoAutoReporters>true</NoAutoReporters>
                <ReporterSwitch></ReporterSwitch>
              </xUnit>
              <NUnit>
                <NumberOfTestWorkers>0</NumberOfTestWorkers>
                <SynchronousEvents>true</SynchronousEvents>
                <Verbosity>0</Verbosity>
              </NUnit>
              <MSTest>
                <DeploymentEnabled>false</DeploymentEnabled>
                <Parallelize><Workers>1</Workers></Parallelize>
              </MSTest>
            </RunSettings>
        """;

    public IRunSettings RunSettings => this;

    public string SettingsXml { get; } = With(settings);

    public bool KeepAlive => true;

    public bool InIsolation => false;

    public bool IsDataCollectionEnabled => false;

    public bool IsBeingDebugged => false;

    public string? TestRunDirectory => null;

    public string? SolutionDirectory => null;

    public ITestCaseFilterExpression? GetTestCaseFilter(
        IEnumerable<string>? supportedProperties,
        Func<string, TestProperty?> propertyProvider
    ) => null;

    public ISettingsProvider? GetSettings(string? settingsName) => null;

    private static string With(string? settings)
    {
        var all = XElement.Parse(Own);
        if (File.Exists(settings))
        {
            all.Add(XElement.Load(settings).Elements("TestRunParameters"));
        }

        return all.ToString();
    }
}
