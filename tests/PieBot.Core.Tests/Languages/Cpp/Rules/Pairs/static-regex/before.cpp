#include <regex>
#include <string>
#include <vector>

bool isDate(const std::string& text)
{
    std::regex date("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    return std::regex_match(text, date);
}

int words(const std::string& text)
{
    const std::regex word{"(the|a) [a-z]+", std::regex::icase | std::regex::ECMAScript};
    std::smatch match;
    return std::regex_search(text, match, word) ? static_cast<int>(match.position(0)) : -1;
}

std::string plain(const std::string& text)
{
    if (text.empty())
    {
        return "";
    }
    return std::regex_replace(text, std::regex("[^a-z]+"), "-");
}

long long drive()
{
    long long sum = 0;
    for (int i = 0; i < 40; ++i)
    {
        sum += isDate("2024-05-17") + words("here is The end of it") + static_cast<long long>(plain("a, b; c").size());
    }
    return sum;
}
