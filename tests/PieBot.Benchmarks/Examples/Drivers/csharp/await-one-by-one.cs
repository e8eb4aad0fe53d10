static readonly int[] Input = [3, 1, 4, 1, 5];
static async Task<int> Fetch(int id)
{
    await Task.Delay(1);
    return id * id;
}
static object Run() => FetchAllAsync(Input, Fetch).GetAwaiter().GetResult();
