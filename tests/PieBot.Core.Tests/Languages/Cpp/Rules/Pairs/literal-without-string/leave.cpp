#include <string>

bool repeated(const std::string& name)
{
    return name == std::string(3, 'x');
}

bool both(const char* name)
{
    return name == std::string("x");
}

bool counted(const std::string& name)
{
    return name == std::string("a\0b", 3);
}

std::string sum(const std::string& name)
{
    return std::string("a") + name;
}

std::string twice(const std::string& name)
{
    return name + std::string("a") + std::string("b")[0];
}

bool first(const std::string& name)
{
    return name == std::string("a").substr(0, 1);
}

struct Name { std::string text; };

bool field(const Name& name)
{
    return name.text == std::string("x");
}
