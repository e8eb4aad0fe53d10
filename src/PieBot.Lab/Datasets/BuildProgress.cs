namespace PieBot.Lab.Datasets;

/// <summary>Says now and then how far long work has come, and how long it may still take.</summary>
internal sealed class BuildProgress(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private string _stage = "";
    private long _began;
    private long _told;
    private long _first;

    /// <summary>A step whose length is not known.</summary>
    public void Report(string stage)
    {
        _stage = stage;
        output.WriteLine(stage);
    }

    /// <summary>So much of so much; the first and the last are always told.</summary>
    public void Report(string stage, long done, long total)
    {
        if (_stage != stage)
        {
            _stage = stage;
            _began = time.GetTimestamp();
            _first = done;
        }
        else if (done < total && time.GetElapsedTime(_told) < Pause)
        {
            return;
        }

        _told = time.GetTimestamp();
        output.WriteLine($"{stage}: {done:N0} of {total:N0}{Left(done, total)}");
    }

    private string Left(long done, long total)
    {
        var elapsed = time.GetElapsedTime(_began);
        return done <= _first || done >= total
            ? ""
            : $", about {Math.Ceiling(elapsed.TotalSeconds * (total - done) / (done - _first)):N0} s left";
    }
}
