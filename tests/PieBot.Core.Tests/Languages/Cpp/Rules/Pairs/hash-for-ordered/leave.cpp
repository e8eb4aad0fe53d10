#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

std::string inOrder(const std::vector<std::string>& words)
{
    std::map<std::string, int> counts;
    for (const auto& word : words) counts[word]++;
    std::string text;
    for (const auto& [word, count] : counts) text += word;
    return text;
}

int least(const std::vector<int>& values)
{
    std::set<int> seen;
    for (int value : values) seen.insert(value);
    return *seen.begin();
}

int near(const std::vector<int>& values)
{
    std::set<int> seen;
    int sum = 0;
    for (int value : values)
    {
        auto next = seen.lower_bound(value);
        if (next != seen.end()) sum += *next;
        seen.insert(value);
    }
    return sum;
}

std::map<int, int> returned(const std::vector<int>& values)
{
    std::map<int, int> counts;
    for (int value : values) counts[value]++;
    return counts;
}

int pairKeys(const std::vector<int>& values)
{
    std::map<std::pair<int, int>, int> counts;
    for (int value : values) counts[{value, 1}]++;
    return counts[{3, 1}];
}

int numbers(const std::vector<double>& values)
{
    std::map<double, int> counts;
    for (double value : values) counts[value]++;
    return counts[0.0];
}

int descending(const std::vector<int>& values)
{
    std::set<int, std::greater<int>> seen;
    for (int value : values) seen.insert(value);
    return static_cast<int>(seen.size());
}

// The iterator is kept while the map grows.
int kept(const std::vector<int>& values)
{
    std::map<int, int> counts;
    auto first = counts.find(3);
    for (int value : values) counts[value]++;
    return first == counts.end() ? 0 : first->second;
}

int single(int key)
{
    std::map<int, int> names{{1, 2}, {3, 4}};
    return names.count(key) ? names[key] : 0;
}

int byIterator(const std::vector<int>& values)
{
    std::set<int> seen;
    auto hint = seen.end();
    for (int value : values) seen.insert(hint, value);
    return static_cast<int>(seen.size());
}

int given(std::map<int, int> counts, const std::vector<int>& values)
{
    for (int value : values) counts[value]++;
    return counts[3];
}

bool equal(const std::vector<int>& values, const std::set<int>& other)
{
    std::set<int> seen;
    for (int value : values) seen.insert(value);
    return seen == other;
}

int fewKeys(const std::vector<std::string>& words)
{
    std::set<std::string> known{"a", "b", "c"};
    int count = 0;
    for (const auto& word : words)
    {
        if (known.count(word)) count++;
    }
    return count;
}
