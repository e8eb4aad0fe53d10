#include <string>
#include <vector>

std::vector<std::size_t> lengths(const std::vector<std::string>& words)
{
    std::vector<std::size_t> result;
    for (const auto& word : words)
    {
        result.push_back(word.size());
    }
    return result;
}

std::vector<int> squares(int n)
{
    std::vector<int> result;
    int last = 0;
    for (int i = 0; i < n; i++)
    {
        last = i * i;
        result.push_back(last); // each once
    }
    return result;
}

std::string upper(const std::string& text)
{
    std::string result;
    // Letter by letter.
    for (char c : text)
        result += c;
    return result;
}

static std::vector<std::string> labels(std::size_t count, const std::vector<std::string>& names)
{
    std::vector<std::string> result;
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        if (i > count)
        {
            count++;
        }
        result.emplace_back(names[i] + ":");
    }
    return result;
}

long long drive()
{
    const std::vector<std::string> words(300, "some words");
    const std::string text(600, 'x');
    long long sum = 0;
    for (int round = 0; round < 300; ++round)
    {
        sum += lengths(words).size() + squares(300 + round)[7] + upper(text).size() + labels(3, words).size();
    }
    return sum + squares(-3).size();
}
