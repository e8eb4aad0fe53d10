#include <string>
#include <string_view>

std::string make();

bool view(std::string_view text)
{
    return text.substr(0, 2) == "ab";
}

bool less(const std::string& text)
{
    return text.substr(0, 2) < "ab";
}

bool sum(const std::string& text)
{
    return "x" + text.substr(0, 2) == "xab";
}

bool longer(const std::string& text, const std::string& other)
{
    return text.substr(0, 2) == other + "x";
}

bool computed(const std::string& text)
{
    return text.substr(0, 2) == make();
}

struct Rope { std::string substr(int from, int count) const; };

bool own(const Rope& text)
{
    return text.substr(0, 2) == "ab";
}

std::string kept(const std::string& text)
{
    std::string part = text.substr(0, 2);
    return part == "ab" ? part : "";
}

bool whole(const std::string& text)
{
    return text.substr() == "ab";
}
