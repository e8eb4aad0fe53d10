#include <algorithm>
#include <set>
#include <string>
#include <vector>

bool plain(const std::vector<int>& ids, int id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// 2.5 is not 2.
bool converted(const std::set<int>& ids, double id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool longer(const std::set<int>& ids, long long id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

struct NoCase { bool operator()(const std::string& a, const std::string& b) const; };

// Equal and equivalent are not the same here.
bool otherOrder(const std::set<std::string, NoCase>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool part(const std::set<int>& ids, int id)
{
    return std::find(std::next(ids.begin()), ids.end(), id) != ids.end();
}

bool numbers(const std::set<double>& ids, double id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool text(const std::string& text, char c)
{
    return std::find(text.begin(), text.end(), c) != text.end();
}
