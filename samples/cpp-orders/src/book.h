#pragma once
#include "order.h"
#include <string>
#include <utility>
#include <vector>

namespace shop {

/// Names of all customers, in the order of their first order.
std::vector<std::string> customers(const std::vector<Order>& orders);

/// Numbers of the orders that are not among the paid ones, ascending as they come.
std::vector<int> unpaid(const std::vector<Order>& orders, const std::vector<int>& paid);

/// What each customer owes, by name.
std::vector<std::pair<std::string, long>> totals(const std::vector<Order>& orders);

/// All numbers, the last first, with commas.
std::string label(const std::vector<Order>& orders);

/// The dearest orders, the dearest first; of equal ones the smaller number first.
std::vector<Order> best(const std::vector<Order>& orders, std::size_t count);

}
