#include <sstream>
#include <string>
#include <vector>

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> result;
    std::istringstream in(text);
    for (int i = 0; i < 200; ++i)
    {
        std::string line;
        if (!std::getline(in, line))
        {
            break;
        }
        line += " is a line of text";
        result.push_back(line);
    }
    return result;
}

void rows(std::vector<std::vector<int>>& table, int n)
{
    for (int i = 0; i < n; ++i)
    {
        std::vector<int> row(100, i);
        const int last = row.back();
        row[0] = last + 1;
        table.emplace_back(row);
    }
}

long long drive()
{
    std::string text;
    for (int i = 0; i < 200; ++i) text += "a line of text that is long\n";
    long long sum = 0;
    for (int i = 0; i < 20; ++i)
    {
        std::vector<std::vector<int>> table;
        rows(table, 200);
        sum += static_cast<long long>(lines(text).back().size()) + table[3][0];
    }
    return sum;
}
