#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

std::size_t changed(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        word += "!";
        count += word.size();
    }
    return count;
}

std::size_t element(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        word[0] = 'x';
        count += word.size();
    }
    return count;
}

std::size_t sorted(const std::vector<std::vector<int>>& rows)
{
    std::size_t count = 0;
    for (auto row : rows)
    {
        std::sort(row.begin(), row.end());
        count += row[0];
    }
    return count;
}

// The copy keeps what the element was.
std::size_t overwritten(std::vector<std::string> words)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        words[0] = "changed";
        count += word.size();
    }
    return count;
}

std::size_t other(const std::vector<std::string>& words, std::vector<std::string>& maybeTheSame)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        maybeTheSame[0] = "x";
        count += word.size();
    }
    return count;
}

std::size_t byReference(std::vector<std::string> words)
{
    auto& first = words[0];
    std::size_t count = 0;
    for (auto word : words)
    {
        first += "x";
        count += word.size();
    }
    return count;
}

void change();

std::size_t called(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        change();
        count += word.size();
    }
    return count;
}

void take(std::string& text);

void given(const std::vector<std::string>& words)
{
    for (auto word : words)
    {
        take(word);
    }
}

std::vector<std::function<std::size_t()>> captured(const std::vector<std::string>& words)
{
    std::vector<std::function<std::size_t()>> all;
    for (auto word : words)
    {
        all.push_back([=] { return word.size(); });
    }
    return all;
}

int small(const std::vector<int>& values)
{
    int sum = 0;
    for (auto value : values)
    {
        sum += value;
    }
    return sum;
}

std::size_t converted(const std::vector<const char*>& words)
{
    std::size_t count = 0;
    for (std::string word : words)
    {
        count += word.size();
    }
    return count;
}

std::vector<std::string> make();

std::size_t unknown()
{
    std::size_t count = 0;
    for (auto word : make())
    {
        count += word.size();
    }
    return count;
}

std::size_t moved(std::vector<std::string> words, std::vector<std::string>& out)
{
    for (auto word : words)
    {
        out.push_back(std::move(word));
    }
    return out.size();
}

std::size_t pointed(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        char* text = &word[0];
        text[0] = 'x';
        count += word.size();
    }
    return count;
}

std::size_t bound(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (auto word : words)
    {
        auto& same = word;
        same += "x";
        count += word.size();
    }
    return count;
}

std::size_t already(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    for (const auto& word : words)
    {
        count += word.size();
    }
    return count;
}

void read(std::vector<std::string> words, std::istream& in);

int values(std::map<int, std::string> names)
{
    int sum = 0;
    for (auto [key, name] : names)
    {
        names[key] = "x";
        sum += static_cast<int>(name.size());
    }
    return sum;
}

class Store
{
public:
    std::size_t all()
    {
        std::size_t count = 0;
        for (auto word : words_)
        {
            drop();
            count += word.size();
        }
        return count;
    }

private:
    void drop() { words_[0] = ""; }
    std::vector<std::string> words_;
};
