#include <regex>
#include <string>

bool given(const std::string& text, const std::string& pattern)
{
    std::regex wanted(pattern);
    return std::regex_match(text, wanted);
}

bool built(const std::string& text, const std::string& name)
{
    std::regex wanted("a" + name);
    return std::regex_match(text, wanted);
}

bool changed(const std::string& text)
{
    std::regex wanted("a");
    wanted = "b";
    return std::regex_match(text, wanted);
}

std::regex returned()
{
    std::regex wanted("a");
    return wanted;
}

void keep(std::regex& pattern);

void passed()
{
    std::regex wanted("a");
    keep(wanted);
}

bool captured(const std::string& text)
{
    std::regex wanted("a");
    auto matches = [wanted](const std::string& one) { return std::regex_match(one, wanted); };
    return matches(text);
}

bool already(const std::string& text)
{
    static const std::regex wanted("a");
    return std::regex_match(text, wanted);
}
