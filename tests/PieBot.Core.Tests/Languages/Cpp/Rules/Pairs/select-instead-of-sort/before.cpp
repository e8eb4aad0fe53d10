#include <algorithm>
#include <string>
#include <vector>

int lowest(std::vector<int> values)
{
    std::sort(values.begin(), values.end());
    return values[0];
}

double median(const std::vector<double>& samples)
{
    std::vector<double> sorted(samples);
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
}

std::string last(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    const std::string name = names.back();
    return name + "!";
}

int ranked(std::vector<int> values, int k)
{
    std::sort(values.begin(), values.end());
    return values[k];
}

long long drive()
{
    std::vector<int> values;
    std::vector<double> samples;
    std::vector<std::string> names;
    for (int i = 0; i < 4000; ++i)
    {
        values.push_back(i * 7919 % 10007);
        samples.push_back(i * 7919 % 10007 / 3.0);
        names.push_back(std::to_string(i * 7919 % 10007));
    }
    return lowest(values) + static_cast<long long>(median(samples) * 1000) + static_cast<long long>(last(names).size()) + ranked(values, 17);
}
