#include <cstring>
#include <string>

void cut(char* text)
{
    for (std::size_t i = 0; i < strlen(text); ++i)
    {
        if (text[i] == '#') text[i] = 0;
    }
}

void copied(char* to, const char* from)
{
    for (std::size_t i = 0; i < strlen(from); ++i)
    {
        to[i] = from[i];
    }
}

int stepping(const char* text)
{
    int count = 0;
    for (std::size_t i = 0; i < strlen(text); ++i)
    {
        text++;
        count++;
    }
    return count;
}

void notify(std::size_t at);

void called(const char* text)
{
    for (std::size_t i = 0; i < strlen(text); ++i)
    {
        notify(i);
    }
}

std::size_t grown(std::string text)
{
    const char* all = text.c_str();
    for (std::size_t i = 0; i < strlen(all); ++i)
    {
        text.pop_back();
    }
    return text.size();
}

int guarded(const char* text)
{
    int count = 0;
    for (std::size_t i = 0; text && i < strlen(text); ++i)
    {
        count += text[i];
    }
    return count;
}

int inBranch(const char* text, bool is)
{
    int count = 0;
    if (is)
        for (std::size_t i = 0; i < strlen(text); ++i)
            count += text[i];
    return count;
}
