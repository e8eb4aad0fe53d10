#include <deque>
#include <string>
#include <vector>

int served(int customers)
{
    std::deque<int> line;
    for (int i = 0; i < customers; ++i)
    {
        line.push_back(i % 7);
    }
    int time = 0;
    while (!line.empty())
    {
        int next = line.front();
        line.erase(line.begin());
        time += next;
        if (next > 4 && time % 2 == 0)
        {
            line.push_back(next - 3);
        }
    }
    return time;
}

static int windows(const std::vector<int>& values, std::size_t width)
{
    std::deque<int> window(width, 1);
    int total = 0;
    for (int value : values)
    {
        window.push_back(value);
        window.erase(window.begin());
        total += window[0] + static_cast<int>(window.size());
    }
    for (int one : window)
    {
        total += one;
    }
    return total;
}

long long drive()
{
    const std::vector<int> values(2000, 3);
    return served(12000) + windows(values, 3000);
}
