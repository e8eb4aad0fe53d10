extern alias worker;

using worker::PieBot.TestHost.Direct;

namespace PieBot.TestHost.Tests;

// What is not public is no test of this assembly.
#pragma warning disable xUnit1000, xUnit1041, xUnit1049, xUnit1061, CA1812, CA1822

/// <summary>Which tests are no more than methods.</summary>
public sealed class DirectTests
{
    [Theory]
    [InlineData(nameof(Plain), nameof(Plain.Passes))]
    [InlineData(nameof(Plain), nameof(Plain.Awaits))]
    [InlineData(nameof(Plain), nameof(Plain.IsNamed))]
    [InlineData(nameof(Disposed), nameof(Disposed.Passes))]
    public void Such_tests_pass(string type, string method) =>
        Assert.Null(Find(type, method)!.Run([]));

    [Fact]
    public void What_a_test_throws_is_why_it_fails()
    {
        Assert.Equal("red", Find(nameof(Plain), nameof(Plain.Fails))!.Run([])?.Message);
        Assert.Equal("late", Find(nameof(Plain), nameof(Plain.FailsLate))!.Run([])?.Message);
        Assert.Equal("gone", Find(nameof(Disposed), nameof(Disposed.Fails))!.Run([])?.Message);
    }

    [Theory]
    [InlineData(nameof(Plain), nameof(Plain.IsLeftOut))]
    [InlineData(nameof(Plain), nameof(Plain.HasData))]
    [InlineData(nameof(Plain), nameof(Plain.EndsUnseen))]
    [InlineData(nameof(Marked), nameof(Marked.Passes))]
    [InlineData(nameof(Marked), nameof(Marked.IsMarked))]
    [InlineData(nameof(Plain), nameof(Plain.IsGeneric))]
    [InlineData(nameof(Plain), nameof(Plain.IsNoTest))]
    [InlineData(nameof(Derived), nameof(Derived.Passes))]
    [InlineData(nameof(Started), nameof(Started.Passes))]
    [InlineData(nameof(InCollection), nameof(InCollection.Passes))]
    [InlineData(nameof(Given), nameof(Given.Passes))]
    [InlineData(nameof(Plain), "Nowhere")]
    public void Others_are_their_frameworks(string type, string method) =>
        Assert.Null(Find(type, method));

    private static DirectTest? Find(string type, string method) =>
        DirectTest.Find(
            typeof(DirectTests).Assembly,
            $"{typeof(DirectTests).FullName}+{type}.{method}"
        );

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class MarkAttribute : Attribute;

    internal sealed class Plain
    {
        [Fact]
        [Trait("kind", "plain")]
        public void Passes() { }

        [Fact(DisplayName = "Passes")]
        public void IsNamed() { }

        [Fact]
        public async Task Awaits() => await Task.Yield();

        [Fact]
        public void Fails() => throw new InvalidOperationException("red");

        [Fact]
        public async Task FailsLate()
        {
            await Task.Yield();
            throw new InvalidOperationException("late");
        }

        [Fact(Skip = "slow")]
        public void IsLeftOut() { }

        [Theory]
        [InlineData(1)]
        public void HasData(int value) => Assert.Equal(1, value);

        [Fact]
        public async void EndsUnseen() => await Task.Yield();

        [Fact]
        public void IsGeneric<T>() { }

        public void IsNoTest() { }
    }

    internal sealed class Marked
    {
        [Fact]
        public void Passes() { }

        [Fact]
        [Mark]
        public void IsMarked() { }
    }

    internal sealed class Disposed : IDisposable
    {
        private bool _fails;

        [Fact]
        public void Passes() => _fails = false;

        [Fact]
        public void Fails() => _fails = true;

        public void Dispose()
        {
            if (_fails)
            {
                throw new InvalidOperationException("gone");
            }
        }
    }

    internal class Base;

    internal sealed class Derived : Base
    {
        [Fact]
        public void Passes() { }
    }

    internal sealed class Started : IAsyncLifetime
    {
        [Fact]
        public void Passes() { }

        public ValueTask InitializeAsync() => default;

        public ValueTask DisposeAsync() => default;
    }

    [Collection("shared")]
    internal sealed class InCollection
    {
        [Fact]
        public void Passes() { }
    }

    internal sealed class Given(int value)
    {
        [Fact]
        public void Passes() => Assert.Equal(1, value);
    }
}
