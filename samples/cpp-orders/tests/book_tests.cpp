#include "book.h"
#include <cstdio>
#include <cstring>

namespace {

int faults = 0;

void check(bool holds, const char* what)
{
    if (!holds) {
        std::printf("wrong: %s\n", what);
        faults++;
    }
}

std::vector<shop::Order> many(int count)
{
    std::vector<shop::Order> orders;
    for (int number = 1; number <= count; number++) {
        orders.push_back({number, "customer " + std::to_string(number * 7 % 150), number * 37L % 500});
    }
    return orders;
}

const std::vector<shop::Order> few = {{3, "Ann", 500}, {1, "Bob", 200}, {2, "Ann", 500}, {5, "Cy", 0}};

void customers()
{
    check(shop::customers(few) == std::vector<std::string>{"Ann", "Bob", "Cy"}, "the order of first orders");
    check(shop::customers({}).empty(), "no orders, no customers");
    const auto names = shop::customers(many(1500));
    check(names.size() == 150 && names[0] == "customer 7" && names[149] == "customer 0", "many customers");
}

void unpaid()
{
    check(shop::unpaid(few, {1, 5}) == std::vector<int>{3, 2}, "as they come");
    check(shop::unpaid(few, {}) == std::vector<int>{3, 1, 2, 5}, "nothing paid");
    std::vector<int> paid;
    for (int number = 1500; number > 0; number -= 2) paid.push_back(number);
    const auto open = shop::unpaid(many(1500), paid);
    check(open.size() == 750 && open.front() == 1 && open.back() == 1499, "every other one");
}

void totals()
{
    const std::vector<std::pair<std::string, long>> expected = {{"Ann", 1000}, {"Bob", 200}, {"Cy", 0}};
    check(shop::totals(few) == expected, "by name");
    const auto sums = shop::totals(many(600));
    long all = 0;
    for (const auto& one : sums) all += one.second;
    long expectedAll = 0;
    for (const auto& one : many(600)) expectedAll += one.cents;
    check(sums.size() == 150 && all == expectedAll, "nothing is lost");
}

void label()
{
    check(shop::label(few) == "5,2,1,3", "the last first");
    check(shop::label({}).empty(), "nothing");
    const auto text = shop::label(many(2000));
    check(text.size() == 8892 && text.compare(0, 10, "2000,1999,") == 0, "a long one");
}

void best()
{
    const auto two = shop::best(few, 2);
    check(two.size() == 2 && two[0].number == 2 && two[1].number == 3, "equal ones by number");
    check(shop::best(few, 9).size() == 4, "no more than there are");
    const auto three = shop::best(many(3000), 3);
    check(three[0].cents == 499 && three[1].number > three[0].number, "of many");
}

}

int main(int, char** arguments)
{
    const struct {
        const char* name;
        void (*run)();
    } all[] = {{"customers", customers}, {"unpaid", unpaid}, {"totals", totals}, {"label", label}, {"best", best}};
    for (const auto& test : all) {
        if (std::strcmp(arguments[1], test.name) == 0) test.run();
    }
    return faults;
}
