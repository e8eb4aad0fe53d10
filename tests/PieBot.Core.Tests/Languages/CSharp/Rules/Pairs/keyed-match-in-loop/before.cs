namespace Pairs.KeyedMatchInLoop;

public sealed record Customer(int Id, string Name);

public sealed record Order(int CustomerId, string Customer, int Sum);

public static class Sales
{
    public static Dictionary<string, int> Sums(List<Customer> customers, List<Order> orders)
    {
        var sums = new Dictionary<string, int>();
        foreach (var customer in customers)
        {
            sums[customer.Name] = orders.Where(order => order.CustomerId == customer.Id).Sum(order => order.Sum);
        }

        return sums;
    }

    public static List<string> Names(List<Customer> customers, Order[] orders)
    {
        var names = orders.Select(order => customers.FirstOrDefault(c => c.Name == order.Customer)?.Name ?? "?").ToList();
        return names;
    }
}

public static class Driver
{
    public static object Run()
    {
        var customers = Enumerable.Range(0, 400).Select(i => new Customer(i, $"c{i}")).ToList();
        var orders = Enumerable.Range(0, 800).Select(i => new Order(i % 90, $"c{i}", i)).ToList();
        return string.Join(" ", Sales.Sums(customers, orders)) + string.Concat(Sales.Names(customers, [.. orders]));
    }
}
