#include <string>
#include <vector>

int kinds(const std::vector<std::string>& names)
{
    int count = 0;
    for (const auto& name : names)
    {
        if (name == "the name of a thing" || name != "other")
        {
            count++;
        }
    }
    return count;
}

std::string lines(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
    {
        text += "a line that begins with ";
        text += name + " and has an end of its own";
    }
    return text;
}

long long drive()
{
    const std::vector<std::string> names(800, "the name of a thong");
    long long sum = 0;
    for (int i = 0; i < 10; ++i)
    {
        sum += kinds(names) + static_cast<long long>(lines(names).size());
    }
    return sum;
}
