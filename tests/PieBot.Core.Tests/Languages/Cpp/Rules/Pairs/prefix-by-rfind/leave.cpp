#include <map>
#include <string>

bool at(const std::string& text, std::size_t from)
{
    return text.find("x", from) == 0;
}

bool inside(const std::string& text)
{
    return text.find("x") != std::string::npos;
}

bool second(const std::string& text)
{
    return text.find("x") == 1;
}

struct Text { int find(const char* text) const; };

bool own(const Text& text)
{
    return text.find("x") == 0;
}

bool pointed(const std::string* text)
{
    return text->find("x") == 0;
}

bool firstOf(const std::string& text)
{
    return text.find_first_of("xy") == 0;
}
