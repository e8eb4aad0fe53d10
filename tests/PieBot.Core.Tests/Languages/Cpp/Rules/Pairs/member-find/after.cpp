#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

int hits(const std::set<std::string>& known, const std::vector<std::string>& words)
{
    int count = 0;
    for (const std::string& word : words)
    {
        if (known.find(word) != known.end())
        {
            count++;
        }
    }
    return count;
}

bool has(const std::unordered_set<int>& ids, int id)
{
    return ids.find(id) != ids.end();
}

long long drive()
{
    std::set<std::string> known;
    std::unordered_set<int> ids;
    std::vector<std::string> words;
    for (int i = 0; i < 300; ++i)
    {
        known.insert("name " + std::to_string(i));
        ids.insert(i * 3);
        words.push_back("name " + std::to_string(i * 2));
    }
    long long count = hits(known, words);
    for (int i = 0; i < 300; ++i) count += has(ids, i);
    return count;
}
