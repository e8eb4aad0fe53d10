#include <list>
#include <string>

int total(int n)
{
    std::list<int> values;
    for (int i = 0; i < n; ++i)
    {
        values.push_back(i * 3 % 17);
    }
    int sum = 0;
    for (int value : values)
    {
        sum += value;
    }
    return sum + static_cast<int>(values.size());
}

std::size_t letters(const std::string& text)
{
    std::list<std::string> words;
    std::string word;
    for (char c : text)
    {
        if (c == ' ')
        {
            words.push_back(word);
            word.clear();
        }
        else
        {
            word += c;
        }
    }
    std::size_t count = 0;
    for (const auto& one : words) count += one.size();
    return count;
}

long long drive()
{
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "ab cde ";
    return total(60000) + static_cast<long long>(letters(text));
}
