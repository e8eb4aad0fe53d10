#include <algorithm>
#include <string>
#include <vector>

bool has(const std::vector<int>& values, int wanted)
{
    return std::count(values.begin(), values.end(), wanted) > 0;
}

bool anyLong(const std::vector<std::string>& words, std::size_t limit)
{
    if (std::count_if(words.begin(), words.end(), [limit](const std::string& word) { return word.size() > limit; }) == 0)
    {
        return false;
    }
    return true;
}

long long drive()
{
    std::vector<int> values;
    std::vector<std::string> words;
    for (int i = 0; i < 3000; ++i)
    {
        values.push_back(i);
        words.push_back(std::string(i % 50, 'x'));
    }
    long long found = 0;
    for (int i = 0; i < 3000; i += 7)
    {
        found += has(values, i) + anyLong(words, i % 60);
    }
    return found;
}
