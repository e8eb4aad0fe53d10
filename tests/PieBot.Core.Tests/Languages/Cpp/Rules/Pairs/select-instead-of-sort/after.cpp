#include <algorithm>
#include <string>
#include <vector>

int lowest(std::vector<int> values)
{
    return *std::min_element(values.begin(), values.end());
}

double median(const std::vector<double>& samples)
{
    std::vector<double> sorted(samples);
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
    return sorted[sorted.size() / 2];
}

std::string last(std::vector<std::string> names)
{
    const std::string name = *std::max_element(names.begin(), names.end());
    return name + "!";
}

int ranked(std::vector<int> values, int k)
{
    std::nth_element(values.begin(), values.begin() + k, values.end());
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
