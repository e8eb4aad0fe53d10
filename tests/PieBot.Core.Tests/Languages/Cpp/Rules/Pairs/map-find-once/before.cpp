#include <map>
#include <string>
#include <unordered_map>
#include <vector>

int price(const std::map<std::string, int>& prices, const std::string& name)
{
    if (prices.count(name))
    {
        return prices.at(name) * 2;
    }
    return 0;
}

int known(const std::unordered_map<std::string, int>& ids, const std::string& name)
{
    return ids.find(name) != ids.end() ? ids.at(name) : -1;
}

int late(std::map<std::string, int>& prices, const std::string& name)
{
    if (prices.find(name) == prices.end())
    {
        return -1;
    }
    int sum = prices[name];
    sum += prices[name] / 2;
    return sum;
}

int counted(const std::vector<int>& values)
{
    std::map<int, int> counts;
    int most = 0;
    for (int value : values)
    {
        if (counts.count(value) > 0)
        {
            counts[value]++;
        }
        else
        {
            counts[value] = 1;
        }
        if (!counts.count(value % 10))
        {
            most++;
        }
        else
        {
            most += counts[value % 10];
        }
    }
    return most;
}

int both(std::map<std::string, std::vector<int>> groups, std::string name)
{
    if (groups.count(name) && groups[name].size() > 2)
    {
        return groups[name][0];
    }
    return 0;
}

class Cache
{
public:
    int get(int key) const
    {
        if (values_.count(key))
        {
            return values_.at(key);
        }
        return 0;
    }
    void put(int key, int value) { values_[key] = value; }

private:
    std::map<int, int> values_;
};

long long drive()
{
    std::map<std::string, int> prices;
    std::unordered_map<std::string, int> ids;
    std::vector<std::string> names;
    std::vector<int> values;
    for (int i = 0; i < 1000; ++i)
    {
        names.push_back("the article with number " + std::to_string(i * 7919 % 1003));
        prices[names.back()] = i;
        ids[names.back()] = i + 1;
        values.push_back(i * 31 % 301);
    }
    std::map<std::string, std::vector<int>> groups{{"a", {3, 4, 5}}};
    long long sum = 0;
    Cache cache;
    cache.put(3, 4);
    sum += cache.get(3) + cache.get(4);
    for (int round = 0; round < 5; ++round)
    {
        for (const auto& name : names)
        {
            sum += price(prices, name) + known(ids, name) + late(prices, name);
        }
        sum += counted(values);
    }
    return sum + both(groups, "a") + both(groups, "b");
}
