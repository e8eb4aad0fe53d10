using PieBot.Core.Engine.Trials;

namespace PieBot.Core.Tests.Engine.Trials;

public sealed class ControlTests
{
    [Fact]
    public void A_wide_control_carries_no_small_gain()
    {
        // Equal on the whole, and as wide as one that was seen: 0.54 (0.02 to 15).
        var wide = Control.Facts([1.2, -1.9, 0.7, -2.4, 1.1, -2.3], 6);

        Assert.True(wide.Passed);
        Assert.False(wide.Carries(new(2)));
        Assert.Contains(
            "nothing can be said of speedups below",
            Control.Doubt(wide, "baseline"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_narrow_control_carries_what_lies_outside_of_it()
    {
        var narrow = Control.Facts([0.01, -0.02, 0.015, -0.01, 0.005, -0.01], 6);

        Assert.InRange(narrow.Floor.Ratio, 1.005, 1.03);
        Assert.True(narrow.Carries(new(1.1)));
        Assert.False(narrow.Carries(new(1.002)));
    }

    [Fact]
    public void A_failed_control_carries_nothing()
    {
        var failed = Control.Facts([0.2, 0.21, 0.19, 0.2, 0.2, 0.21], 12);

        Assert.False(failed.Passed);
        Assert.False(failed.Carries(new(100)));
        Assert.Contains(
            "the control failed",
            Control.Doubt(failed, "baseline"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_control_is_said()
    {
        Assert.Contains(
            "there is no control",
            Control.Doubt(null, "baseline"),
            StringComparison.Ordinal
        );
    }
}
