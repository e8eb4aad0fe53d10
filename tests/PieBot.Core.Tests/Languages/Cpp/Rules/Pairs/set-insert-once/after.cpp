#include <set>
#include <string>
#include <unordered_set>
#include <vector>

int reached(int n, int step)
{
    std::unordered_set<int> seen;
    std::vector<int> open{0};
    int rounds = 0;
    while (!open.empty())
    {
        int at = open.back();
        open.pop_back();
        rounds++;
        int next = (at + step) % n;
        if (seen.insert(next).second)
        {
            open.push_back(next);
        }
        next = at * 3 + 1;
        if (next < n && seen.insert(next).second)
        {
            open.push_back(next);
        }
    }
    return rounds;
}

int repeated(const std::vector<std::string>& words)
{
    std::set<std::string> known;
    int count = 0;
    for (const auto& word : words)
    {
        if (!known.insert(word).second)
        {
            count++;
            continue;
        }
    }
    return count;
}

void collect(std::set<std::string>& all, const std::vector<std::string>& words)
{
    for (const auto& word : words)
        all.insert(word);
}

long long drive()
{
    std::vector<std::string> words;
    for (int i = 0; i < 2000; ++i) words.push_back("the article with number " + std::to_string(i * 7919 % 1803));
    std::set<std::string> all;
    collect(all, words);
    return reached(4001, 7) + repeated(words) + static_cast<long long>(all.size());
}
