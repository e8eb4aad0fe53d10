#include <string>
#include <vector>

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
    {
        text += word;
    }
    return text;
}

void listed(std::string& text, const std::vector<int>& values)
{
    for (int value : values)
    {
        text += std::to_string(value);
        text += ", ";
    }
}

std::string doubled(std::string text, int times)
{
    while (times-- > 0)
        text += text.substr(0, 3);
    return text;
}

long long drive()
{
    const std::vector<std::string> words(600, "word");
    const std::vector<int> values(600, 1234);
    std::string text;
    listed(text, values);
    return static_cast<long long>(joined(words).size() + text.size() + doubled("abc", 600).size());
}
