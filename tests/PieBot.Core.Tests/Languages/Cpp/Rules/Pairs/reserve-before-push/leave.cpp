#include <list>
#include <string>
#include <vector>

std::vector<int> sometimes(const std::vector<int>& v)
{
    std::vector<int> result;
    for (int x : v)
    {
        if (x > 3)
        {
            result.push_back(x);
        }
    }
    return result;
}

std::vector<int> stops(const std::vector<int>& v)
{
    std::vector<int> result;
    for (int x : v)
    {
        if (x < 0) break;
        result.push_back(x);
    }
    return result;
}

// It already has elements, and grows from call to call.
void append(std::vector<int>& result, const std::vector<int>& v)
{
    for (int x : v)
    {
        result.push_back(x);
    }
}

std::vector<int> reserved(const std::vector<int>& v)
{
    std::vector<int> result;
    result.reserve(v.size());
    for (int x : v)
    {
        result.push_back(x);
    }
    return result;
}

std::vector<int> nested(const std::vector<std::vector<int>>& v)
{
    std::vector<int> result;
    for (const auto& row : v)
    {
        for (int x : row)
        {
            result.push_back(x);
        }
    }
    return result;
}

struct Range
{
    const int* begin() const { return nullptr; }
    const int* end() const { return nullptr; }
};

std::vector<int> unknown(const Range& range)
{
    std::vector<int> result;
    for (int x : range)
    {
        result.push_back(x);
    }
    return result;
}

std::vector<int> moving(int n)
{
    std::vector<int> result;
    for (int i = 0; i < n; ++i)
    {
        n -= 2;
        result.push_back(i);
    }
    return result;
}

std::vector<int> growing(std::vector<int> v)
{
    std::vector<int> result;
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        if (v[i] > 0) v.push_back(v[i] - 1);
        result.push_back(v[i]);
    }
    return result;
}

std::vector<int> skipping(int n)
{
    std::vector<int> result;
    for (int i = 0; i < n; i += 2)
    {
        result.push_back(i);
    }
    return result;
}

std::vector<int> inner(int n)
{
    std::vector<int> result;
    for (int i = 0; i < n; ++i)
    {
        auto add = [&] { result.push_back(i); };
        if (i % 3 == 0) add();
    }
    return result;
}

std::list<int> listed(const std::vector<int>& v)
{
    std::list<int> result;
    for (int x : v) result.push_back(x);
    return result;
}

std::vector<int> labelled(int n, bool fill)
{
    std::vector<int> result;
    if (fill)
        for (int i = 0; i < n; ++i)
            result.push_back(i);
    return result;
}

std::vector<int> twice(int n)
{
    std::vector<int> result;
    for (int i = 0; i < n; ++i)
    {
        result.push_back(i);
        i++;
    }
    return result;
}

std::vector<int> pointed(const std::vector<int>* v)
{
    std::vector<int> result;
    for (std::size_t i = 0; i < v->size(); ++i)
    {
        result.push_back((*v)[i]);
    }
    return result;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string result;
    for (const auto& word : words)
    {
        result += word;
    }
    return result;
}

int readNumber();
int readItem();

// A wrong number is noticed when an item is missing.
std::vector<int> deserialized()
{
    std::vector<int> result;
    const int n = readNumber();
    for (int i = 0; i < n; ++i)
    {
        result.push_back(readItem());
    }
    return result;
}
