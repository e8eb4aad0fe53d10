#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int pairs(const std::vector<int>& values, int sum)
{
    std::unordered_map<int, int> seen;
    int found = 0;
    for (int value : values)
    {
        if (seen.count(sum - value))
        {
            found += seen[sum - value];
        }
        seen[value]++;
    }
    return found;
}

std::size_t distinct(const std::vector<std::string>& words)
{
    std::unordered_set<std::string> seen;
    for (const std::string& word : words)
    {
        if (seen.find(word) == seen.end())
        {
            seen.insert(word);
        }
    }
    return seen.size();
}

long long drive()
{
    std::vector<int> values;
    std::vector<std::string> words;
    for (int i = 0; i < 6000; ++i)
    {
        values.push_back(i * 7919 % 5003);
        words.push_back("name of " + std::to_string(i * 31 % 997));
    }
    return pairs(values, 5000) + static_cast<long long>(distinct(words));
}
