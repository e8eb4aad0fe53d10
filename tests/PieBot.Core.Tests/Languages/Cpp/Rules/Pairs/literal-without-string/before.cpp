#include <string>
#include <vector>

int kinds(const std::vector<std::string>& names)
{
    int count = 0;
    for (const auto& name : names)
    {
        if (name == std::string("the name of a thing") || name != std::string("other"))
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
        text += std::string("a line that begins with ");
        text += name + std::string(" and has an end of its own");
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
