#include <string>
#include <vector>

int marks(const std::string& text)
{
    int count = 0;
    for (std::size_t i = 0; i + 20 <= text.size(); ++i)
    {
        if (text.substr(i, 20) == "a line of some words")
        {
            count++;
        }
    }
    return count;
}

int ends(const std::vector<std::string>& lines, const std::string& ending)
{
    int count = 0;
    for (const auto& line : lines)
    {
        if (line.size() >= ending.size() && line.substr(line.size() - ending.size()) != ending)
        {
            count++;
        }
    }
    return count;
}

long long drive()
{
    std::string text;
    std::vector<std::string> lines;
    for (int i = 0; i < 300; ++i)
    {
        text += "a line of some words, or others ";
        lines.push_back("a name of a file in some folder." + std::string(i % 2 ? "cpp.in" : "hpp.in"));
    }
    return marks(text) + ends(lines, "some folder.cpp.in");
}
