#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

void add(std::map<std::string, int>& totals, const std::vector<std::string>& names, int amount)
{
    for (const auto& name : names)
    {
        totals[name] = totals[name] + amount * 2;
    }
}

int best(const std::vector<std::string>& names)
{
    std::unordered_map<std::string, int> longest;
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        longest[names[i]] = std::max(longest[names[i]], static_cast<int>(i));
    }
    return longest[names[0]];
}

long long drive()
{
    std::vector<std::string> names;
    for (int i = 0; i < 3000; ++i)
    {
        names.push_back("the article with number " + std::to_string(i * 7919 % 701));
    }
    std::map<std::string, int> totals;
    add(totals, names, 3);
    long long sum = 0;
    for (const auto& [name, total] : totals)
    {
        sum = sum * 31 % 1000003 + total;
    }
    return sum + best(names);
}
