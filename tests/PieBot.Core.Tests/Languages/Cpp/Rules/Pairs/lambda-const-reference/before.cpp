#include <algorithm>
#include <string>
#include <utility>
#include <vector>

void byLength(std::vector<std::string>& words)
{
    std::sort(words.begin(), words.end(), [](std::string a, std::string b) { return a.size() < b.size(); });
}

long longWords(const std::vector<std::string>& words, std::size_t limit)
{
    return std::count_if(words.begin(), words.end(), [limit](const std::string word) {
        return word.size() > limit;
    });
}

void byName(std::vector<std::pair<std::string, int>>& prices)
{
    std::sort(
        prices.begin(),
        prices.end(),
        [](std::pair<std::string, int> a, const std::pair<std::string, int>& b)
        {
            if (a.second != b.second)
            {
                return a.second > b.second;
            }
            return a.first < b.first;
        });
}

long long drive()
{
    std::vector<std::string> words;
    std::vector<std::pair<std::string, int>> prices;
    for (int i = 0; i < 1500; ++i)
    {
        words.push_back(std::string(20 + i * 7919 % 101, 'x'));
        prices.emplace_back("the article with number " + std::to_string(i), i * 7919 % 11);
    }
    byLength(words);
    byName(prices);
    return static_cast<long long>(words[700].size()) + longWords(words, 50) + prices[77].second;
}
