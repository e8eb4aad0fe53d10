namespace Pairs.RemoveEachFound;

public sealed class Job
{
    public int State { get; set; }
}

public static class Jobs
{
    public static void Clean(List<Job> jobs)
    {
        jobs.RemoveAll(job => job.State > 2);
    }

    public static void Clean(List<int> numbers, int least)
    {
        numbers.RemoveAll(n => n < least);
    }
}

public static class Driver
{
    public static object Run()
    {
        var jobs = Enumerable.Range(0, 2000).Select(i => new Job { State = i % 5 }).ToList();
        Jobs.Clean(jobs);
        var numbers = Enumerable.Range(0, 2000).Select(i => i % 50).ToList();
        Jobs.Clean(numbers, 20);
        return jobs.Count + numbers.Sum();
    }
}
