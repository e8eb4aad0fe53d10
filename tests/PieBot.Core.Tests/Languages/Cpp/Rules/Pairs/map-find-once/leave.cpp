#include <map>
#include <string>
#include <unordered_map>

int erased(std::map<std::string, int>& prices, const std::string& name)
{
    if (prices.count(name))
    {
        prices.erase(name);
        return prices[name];
    }
    return 0;
}

int otherKey(std::map<std::string, int>& prices, const std::string& name, const std::string& other)
{
    if (prices.count(name))
    {
        return prices[other];
    }
    return 0;
}

int keyChanged(std::map<int, int>& prices, int key)
{
    if (prices.count(key))
    {
        key++;
        return prices[key];
    }
    return 0;
}

void drop();

// The map may be one that the call empties.
int called(std::map<std::string, int>& prices, const std::string& name)
{
    if (prices.count(name))
    {
        drop();
        return prices[name];
    }
    return 0;
}

// Without the key the map is still asked.
int either(std::map<std::string, int>& prices, const std::string& name, bool wanted)
{
    if (prices.count(name) || wanted)
    {
        return prices[name];
    }
    return 0;
}

// There is nothing to find before the pointer is known.
int guarded(std::map<int, int>& prices, const int* key)
{
    if (key && prices.count(*key))
    {
        return prices[*key];
    }
    return 0;
}

int unused(std::map<std::string, int>& prices, const std::string& name)
{
    if (prices.count(name))
    {
        return 1;
    }
    return 0;
}

int next();

int computed(std::map<int, int> prices)
{
    if (prices.count(next()))
    {
        return prices[next()];
    }
    return 0;
}

int elseIf(std::map<int, int> prices, int a)
{
    if (a > 3)
        return 0;
    else if (prices.count(a))
        return prices[a];
    return 1;
}

int many(std::multimap<int, int> prices, int a)
{
    if (prices.count(a))
    {
        return static_cast<int>(prices.count(a));
    }
    return 0;
}

int grown(std::unordered_map<int, int> prices, int a)
{
    if (prices.count(a))
    {
        prices[a + 1] = 2;
        return prices[a];
    }
    return 0;
}

int absent(std::map<int, int> prices, int a)
{
    if (!prices.count(a))
    {
        return prices[a];
    }
    return 0;
}

int twoOf(std::multimap<int, int> names, std::map<int, int> prices, int a)
{
    if (prices.count(a) > 1)
    {
        return prices[a];
    }
    return static_cast<int>(names.count(a));
}

struct Other
{
    std::map<int, int> values;
};

struct Unknown
{
    int get(int key);
};

// Its values may be anything.
int Unknown::get(int key)
{
    if (values.count(key))
    {
        return values[key];
    }
    return 0;
}

struct Cache
{
    int get(int key)
    {
        if (values.count(key))
        {
            trim();
            return values[key];
        }
        return 0;
    }
    void trim() { values.clear(); }
    std::map<int, int> values;
};

struct Locked
{
    int get(int key)
    {
        if (values.count(key))
        {
            std::lock_guard<std::mutex> lock(guard);
            return values[key];
        }
        return 0;
    }
    std::mutex guard;
    std::map<int, int> values;
};

// The cases would jump over the iterator.
int byCase(const std::map<int, int>& prices, int key, int kind)
{
    switch (kind)
    {
        case 1:
            kind++;
            if (prices.count(key)) return prices.at(key);
            break;
        default:
            return 1;
    }
    return 0;
}
