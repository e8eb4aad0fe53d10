static List<string> NamesOfOrders(List<(int Id, string Name)> customers, List<int> orders)
{
    var names = new List<string>();
    var byId = new Dictionary<int, string>();
    foreach (var customer in customers)
    {
        byId.TryAdd(customer.Id, customer.Name);
    }

    foreach (var order in orders)
    {
        if (byId.TryGetValue(order, out var name))
        {
            names.Add(name);
        }
    }

    return names;
}
