#include <map>
#include <memory>
#include <string>
#include <vector>

std::size_t letters(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (const auto& word : words)
    {
        count += word.size();
    }
    return count;
}

int total(const std::map<std::string, int>& prices)
{
    int sum = 0;
    for (const auto& [name, price] : prices)
    {
        if (name != "free")
        {
            sum += price;
        }
    }
    return sum;
}

int corner(std::vector<std::vector<int>> grid)
{
    int sum = 0;
    for (const std::vector<int>& row : grid)
        sum += row[0] + row.back();
    return sum;
}

std::string longest(const std::vector<std::string>& words)
{
    std::string best;
    for (const std::string& word : words)
    {
        if (word.length() > best.length())
        {
            best = word;
        }
    }
    return best;
}

long long drive()
{
    const std::vector<std::string> words(400, "words that take memory of their own");
    std::map<std::string, int> prices;
    for (int i = 0; i < 200; ++i) prices["the article with number " + std::to_string(i)] = i;
    const std::vector<std::vector<int>> grid(100, std::vector<int>(50, 2));
    long long sum = 0;
    for (int i = 0; i < 60; ++i)
    {
        sum += static_cast<long long>(letters(words)) + total(prices) + corner(grid) + static_cast<long long>(longest(words).size());
    }
    return sum;
}
