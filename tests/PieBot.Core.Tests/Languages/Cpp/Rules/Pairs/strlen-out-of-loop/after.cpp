#include <cctype>
#include <cstring>
#include <string>

std::string upper(const char* text)
{
    std::string result;
    const std::size_t length = std::strlen(text);
    for (std::size_t i = 0; i < length; ++i)
    {
        result.push_back(static_cast<char>(toupper(text[i])));
    }
    return result;
}

int digits(const char *text, std::string& all)
{
    int count = 0;
    std::string found;
    const size_t length = strlen(text);
    for (int i = 0; i < (int)length; i++) {
        if (isdigit(text[i])) {
            found += text[i];
            count++;
        }
    }
    all = found;
    return count;
}

long long drive()
{
    const std::string text(3000, 'a');
    std::string all;
    return static_cast<long long>(upper(text.c_str()).size()) + digits("12ab3", all);
}
