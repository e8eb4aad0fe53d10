#include <string>
#include <string_view>
#include <vector>

int comments(const std::vector<std::string>& lines)
{
    int count = 0;
    for (const std::string& line : lines)
    {
        if (line.rfind("//", 0) == 0)
        {
            count++;
        }
    }
    return count;
}

bool isOption(std::string_view text, std::string_view mark)
{
    return text.rfind(mark, 0) != 0 && text.rfind('+', 0) != 0;
}

int started(const std::vector<std::string>& lines, const std::string& name)
{
    int count = 0;
    for (const auto& line : lines)
        count += line.rfind(name + ":", 0) == 0 ? 1 : 0;
    return count;
}

long long drive()
{
    std::vector<std::string> lines(500, "a line of code that does not begin with a mark, as most of them do not; it is of some length");
    lines[3] = "// a comment";
    long long count = 0;
    for (int i = 0; i < 20; ++i)
    {
        count += comments(lines) + started(lines, "name") + isOption(lines[i], "--");
    }
    return count + isOption("", "") + isOption("+", "-");
}
