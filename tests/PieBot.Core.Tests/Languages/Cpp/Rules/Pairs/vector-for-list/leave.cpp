#include <algorithm>
#include <list>
#include <mutex>
#include <string>
#include <vector>

int stays(int n)
{
    std::list<int> values;
    std::vector<int*> places;
    for (int i = 0; i < n; ++i)
    {
        values.push_back(i);
        places.push_back(&values.back());
    }
    for (int value : values) *places[0] += value;
    return *places[0];
}

int grows(int n)
{
    std::list<int> values;
    values.push_back(n);
    int sum = 0;
    for (int value : values)
    {
        sum += value;
        if (value > 0) values.push_back(value - 1);
    }
    return sum;
}

int inTurns(int n)
{
    std::list<int> values;
    int sum = 0;
    for (int i = 0; i < n; ++i)
    {
        values.push_back(i);
        for (int value : values) sum += value;
    }
    return sum;
}

int front(int n)
{
    std::list<int> values;
    values.push_front(n);
    values.push_back(n);
    int sum = 0;
    for (int value : values) sum += value;
    return sum;
}

std::list<int> returned(int n)
{
    std::list<int> values;
    values.push_back(n);
    for (int value : values) n += value;
    return values;
}

struct Lock { std::mutex m; };

int pinned()
{
    std::list<Lock> locks;
    locks.emplace_back();
    int sum = 0;
    for (auto& one : locks) { one.m.lock(); sum++; one.m.unlock(); }
    return sum;
}

int flags(int n)
{
    std::list<bool> values;
    values.push_back(n > 3);
    int sum = 0;
    for (auto& value : values) { value = !value; sum += value; }
    return sum;
}

int sortedList(int n)
{
    std::list<int> values;
    values.push_back(n);
    values.sort();
    for (int value : values) n += value;
    return n;
}
