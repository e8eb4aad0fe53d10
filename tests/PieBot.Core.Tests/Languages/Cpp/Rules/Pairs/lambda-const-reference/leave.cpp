#include <algorithm>
#include <functional>
#include <string>
#include <thread>
#include <vector>

void changed(std::vector<std::string>& words)
{
    std::transform(words.begin(), words.end(), words.begin(), [](std::string word) { word += "!"; return word; });
}

std::function<std::size_t(std::string)> kept()
{
    std::function<std::size_t(std::string)> length = [](std::string word) { return word.size(); };
    return length;
}

void small(std::vector<int>& values)
{
    std::sort(values.begin(), values.end(), [](int a, int b) { return a > b; });
}

// While it looks at the word, it changes the words.
long aliased(std::vector<std::string>& words)
{
    return std::count_if(words.begin(), words.end(), [&](std::string word) {
        words[0] = "x";
        return word.size() > 3;
    });
}

std::string make(std::string word);

long unknown(const std::vector<std::string>& words)
{
    return std::count_if(words.begin(), words.end(), [](std::string word) { return make(word).size() > 3; });
}

void started(std::string text)
{
    std::thread thread([](std::string word) { return word.size() > 3; }, text);
    thread.join();
}

void generic(std::vector<std::string>& words)
{
    std::sort(words.begin(), words.end(), [](auto a, auto b) { return a.size() < b.size(); });
}

void referred(std::vector<std::string>& words)
{
    std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
}

struct Sorter { template <class F> void sort(int a, int b, F f); };

void own(Sorter& sorter)
{
    sorter.sort(1, 2, [](std::string a, std::string b) { return a.size() < b.size(); });
}
