#include <algorithm>
#include <string>
#include <vector>

long all(const std::vector<int>& values, int wanted)
{
    return std::count(values.begin(), values.end(), wanted);
}

bool twice(const std::vector<int>& values, int wanted)
{
    return std::count(values.begin(), values.end(), wanted) > 1;
}

// The predicate counts its calls.
bool noted(const std::vector<int>& values, int wanted, int& calls)
{
    return std::count_if(values.begin(), values.end(), [&](int value) { calls++; return value == wanted; }) > 0;
}

bool check(int value);

bool unknown(const std::vector<int>& values)
{
    return std::count_if(values.begin(), values.end(), [](int value) { return check(value); }) > 0;
}

bool named(const std::vector<int>& values)
{
    return std::count_if(values.begin(), values.end(), check) > 0;
}

bool sum(const std::vector<int>& values, int wanted, int more)
{
    return more + std::count(values.begin(), values.end(), wanted) > 0;
}

bool part(const std::vector<int>& values, int wanted)
{
    return std::count(values.begin() + 1, values.end(), wanted) > 0;
}

struct Bag { int* begin(); int* end(); };

bool own(Bag& bag, int wanted)
{
    return std::count(bag.begin(), bag.end(), wanted) > 0;
}
