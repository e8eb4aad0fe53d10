using System.ComponentModel;
using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace PieBot.Testing;

/// <summary>
/// A test of what real timing says. By the design of its statistics that is wrong once in twenty, on a disturbed machine more
/// often, so a failure is measured again, once, and said; only what fails both times has failed.
/// </summary>
[XunitTestCaseDiscoverer(typeof(MeasuredFactDiscoverer))]
public sealed class MeasuredFactAttribute(
    [CallerFilePath] string? sourceFilePath = null,
    [CallerLineNumber] int sourceLineNumber = -1
) : FactAttribute(sourceFilePath, sourceLineNumber);

public sealed class MeasuredFactDiscoverer : FactDiscoverer
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute
    ) =>
        new MeasuredTestCase(
            base.CreateTestCase(discoveryOptions, testMethod, factAttribute) as XunitTestCase
                ?? throw new InvalidOperationException($"{testMethod.MethodName} is no plain fact")
        );
}

public sealed class MeasuredTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserializer alone.")]
    public MeasuredTestCase() { }

    public MeasuredTestCase(XunitTestCase fact)
        : base(
            fact.TestMethod,
            fact.TestCaseDisplayName,
            fact.UniqueID,
            fact.Explicit,
            fact.SkipExceptions,
            fact.SkipReason,
            fact.SkipType,
            fact.SkipUnless,
            fact.SkipWhen,
            fact.Traits.ToDictionary(one => one.Key, one => one.Value.ToHashSet()),
            fact.TestMethodArguments,
            fact.SourceFilePath,
            fact.SourceLineNumber,
            fact.Timeout
        ) { }

    public async ValueTask<RunSummary> Run(
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource,
        ParallelMode parallelMode,
        ExecutionScheduler scheduler,
        FixtureMappingManager methodFixtureMappings
    )
    {
        async ValueTask<RunSummary> OnceAsync(IMessageBus bus) =>
            await XunitTestCaseRunner.Instance.Run(
                this,
                await aggregator.RunAsync(CreateTests, []),
                bus,
                aggregator.Clone(),
                cancellationTokenSource,
                parallelMode,
                scheduler,
                TestCaseDisplayName,
                SkipReason,
                explicitOption,
                constructorArguments,
                methodFixtureMappings
            );

        using var first = new HeldMessages();
        var summary = await OnceAsync(first);
        if (summary.Failed == 0 || cancellationTokenSource.IsCancellationRequested)
        {
            first.PassTo(messageBus);
            return summary;
        }

        await Console.Error.WriteLineAsync(
            $"measured again, since it failed once: {TestCaseDisplayName}: {first.Failure}"
        );
        return await OnceAsync(messageBus);
    }

    /// <summary>What a run had to say, until it is known whether it counts.</summary>
    private sealed class HeldMessages : IMessageBus
    {
        private readonly List<IMessageSinkMessage> _messages = [];

        public string Failure =>
            string.Join(
                " ",
                _messages.OfType<ITestFailed>().SelectMany(one => one.Messages).DefaultIfEmpty("")
            );

        public bool QueueMessage(IMessageSinkMessage message)
        {
            lock (_messages)
            {
                _messages.Add(message);
            }

            return true;
        }

        public void PassTo(IMessageBus bus)
        {
            foreach (var message in _messages)
            {
                bus.QueueMessage(message);
            }
        }

        public void Dispose() { }
    }
}
