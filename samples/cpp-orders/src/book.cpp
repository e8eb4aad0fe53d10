#include "book.h"
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace shop {

std::vector<std::string> customers(const std::vector<Order>& orders)
{
    std::vector<std::string> names;
    for (const Order& order : orders) {
        if (std::find(names.begin(), names.end(), order.customer) == names.end()) {
            names.push_back(order.customer);
        }
    }
    return names;
}

std::vector<int> unpaid(const std::vector<Order>& orders, const std::vector<int>& paid)
{
    std::vector<int> open;
    for (const Order& order : orders) {
        if (std::count(paid.begin(), paid.end(), order.number) == 0) {
            open.push_back(order.number);
        }
    }
    return open;
}

std::vector<std::pair<std::string, long>> totals(const std::vector<Order>& orders)
{
    std::map<std::string, long> sums;
    for (const Order& order : orders) {
        long sum = 0;
        for (const Order& other : orders) {
            if (other.customer == order.customer) {
                sum += other.cents;
            }
        }
        sums[order.customer] = sum;
    }
    return {sums.begin(), sums.end()};
}

std::string label(const std::vector<Order>& orders)
{
    std::string text;
    for (const Order& order : orders) {
        text = std::to_string(order.number) + (text.empty() ? "" : ",") + text;
    }
    return text;
}

std::vector<Order> best(const std::vector<Order>& orders, std::size_t count)
{
    std::vector<Order> sorted = orders;
    std::sort(sorted.begin(), sorted.end(), [](const Order& one, const Order& other) {
        return one.cents != other.cents ? one.cents > other.cents : one.number < other.number;
    });
    sorted.resize(std::min(count, sorted.size()));
    return sorted;
}

}
