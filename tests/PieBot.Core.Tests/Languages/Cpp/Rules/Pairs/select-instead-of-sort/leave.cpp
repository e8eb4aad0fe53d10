#include <algorithm>
#include <functional>
#include <vector>

int inPlace(std::vector<int>& values)
{
    std::sort(values.begin(), values.end());
    return values[0];
}

int more(std::vector<int> values)
{
    std::sort(values.begin(), values.end());
    int least = values[0];
    return least + values[1];
}

int greatest(std::vector<int> values)
{
    std::sort(values.begin(), values.end(), std::greater<int>());
    return values[0];
}

int checked(std::vector<int> values)
{
    std::sort(values.begin(), values.end());
    return values.at(0);
}

int viaPointer(std::vector<int> values)
{
    const int* third = &values[2];
    std::sort(values.begin(), values.end());
    const int least = values[0];
    return least + *third;
}

struct Order { int price; int id; bool operator<(const Order& other) const { return price < other.price; } };

// Of equal prices another may come first.
int id(std::vector<Order> orders)
{
    std::sort(orders.begin(), orders.end());
    return orders[0].id;
}

Order first(std::vector<Order> orders)
{
    std::sort(orders.begin(), orders.end());
    return orders[0];
}

double mean(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return (values[0] + values.back()) / 2;
}

int part(std::vector<int> values)
{
    std::sort(values.begin() + 1, values.end());
    return values[1];
}

int inLoop(std::vector<int> values, int n)
{
    int sum = 0;
    for (int i = 0; i < n; ++i)
    {
        std::sort(values.begin(), values.end());
        int least = values[0];
        sum += least;
    }
    return sum;
}

int& bound(std::vector<int> values)
{
    static int kept = 0;
    std::sort(values.begin(), values.end());
    int& least = values[0];
    least++;
    kept = least;
    return kept;
}
