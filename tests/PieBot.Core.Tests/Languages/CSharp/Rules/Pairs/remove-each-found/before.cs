namespace Pairs.RemoveEachFound;

public sealed class Job
{
    public int State { get; set; }
}

public static class Jobs
{
    public static void Clean(List<Job> jobs)
    {
        foreach (var job in jobs.Where(job => job.State > 2).ToList())
        {
            jobs.Remove(job);
        }
    }

    public static void Clean(List<int> numbers, int least)
    {
        foreach (var number in numbers.Where(n => n < least).ToArray())
            numbers.Remove(number);
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
