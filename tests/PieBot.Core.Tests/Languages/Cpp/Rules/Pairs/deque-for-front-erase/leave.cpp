#include <algorithm>
#include <vector>

int sum(const std::vector<int>& values);

int passed(std::vector<int> v)
{
    std::vector<int> line = v;
    int total = 0;
    while (!line.empty())
    {
        total += sum(line);
        line.erase(line.begin());
    }
    return total;
}

std::vector<int> returned()
{
    std::vector<int> line{1, 2, 3};
    while (line.size() > 1)
    {
        line.erase(line.begin());
    }
    return line;
}

int once()
{
    std::vector<int> line{1, 2, 3};
    line.erase(line.begin());
    return line[0];
}

int sorted(int n)
{
    std::vector<int> line{3, 2, n};
    while (line.size() > 1)
    {
        std::sort(line.begin(), line.end());
        line.erase(line.begin());
    }
    return line[0];
}

int contiguous(int n)
{
    std::vector<int> line{3, 2, n};
    int total = 0;
    while (line.size() > 1)
    {
        total += *line.data();
        line.erase(line.begin());
    }
    return total;
}

int pointed(int n)
{
    std::vector<int> line{3, 2, n};
    while (line.size() > 1)
    {
        const int* first = &line[0];
        n += first[1];
        line.erase(line.begin());
    }
    return n;
}

bool bits(int n)
{
    std::vector<bool> line{true, false};
    while (line.size() > 1)
    {
        line.push_back(n > 3);
        line.erase(line.begin());
        if (line[0]) break;
    }
    return line[0];
}

int second(int n)
{
    std::vector<int> line{3, 2, n};
    while (line.size() > 1)
    {
        line.erase(line.begin() + 1);
    }
    return line[0];
}

int shared(std::vector<int>& line)
{
    int total = 0;
    while (!line.empty())
    {
        total += line.front();
        line.erase(line.begin());
    }
    return total;
}

int captured(int n)
{
    std::vector<int> line{3, 2, n};
    auto take = [line]() mutable { line.erase(line.begin()); return line.size(); };
    for (int i = 0; i < 2; ++i)
    {
        line.erase(line.begin());
    }
    return static_cast<int>(take());
}

int copied(const std::vector<int>& values)
{
    std::vector<int> line(values);
    int total = 0;
    while (!line.empty())
    {
        total += line.front();
        line.erase(line.begin());
    }
    return total;
}
