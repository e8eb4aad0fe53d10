#include <string>
#include <vector>

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
    {
        text = text + word;
    }
    return text;
}

std::string listed(const std::vector<int>& values)
{
    std::string text;
    for (int value : values)
    {
        text = text + std::to_string(value) + ", ";
    }
    return text;
}

std::string doubled(std::string text, int times)
{
    while (times-- > 0)
        text = text + text.substr(0, 3);
    return text;
}

long long drive()
{
    const std::vector<std::string> words(600, "word");
    const std::vector<int> values(600, 1234);
    return static_cast<long long>(joined(words).size() + listed(values).size() + doubled("abc", 600).size());
}
