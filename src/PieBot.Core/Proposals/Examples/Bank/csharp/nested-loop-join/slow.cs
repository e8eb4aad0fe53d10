static List<string> NamesOfOrders(List<(int Id, string Name)> customers, List<int> orders)
{
    var names = new List<string>();
    foreach (var order in orders)
    {
        foreach (var customer in customers)
        {
            if (customer.Id == order)
            {
                names.Add(customer.Name);
                break;
            }
        }
    }

    return names;
}
