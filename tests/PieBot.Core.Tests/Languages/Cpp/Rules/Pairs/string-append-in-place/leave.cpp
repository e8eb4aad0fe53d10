#include <string>
#include <vector>

std::string front(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
    {
        text = word + text;
    }
    return text;
}

int numbers(const std::vector<int>& values)
{
    int sum = 0;
    for (int value : values)
    {
        sum = sum + value;
    }
    return sum;
}

// The second term looks at the text as it was before.
std::string looking(int n)
{
    std::string text;
    for (int i = 0; i < n; ++i)
    {
        text = text + "x" + std::to_string(text.size());
    }
    return text;
}

std::string chosen(int n)
{
    std::string text;
    for (int i = 0; i < n; ++i)
    {
        text = text + (i > 3 ? "a" : "b") + (i ? "c" : "d") == "x" ? "y" : "z";
    }
    return text;
}

std::string once(const std::string& a, const std::string& b)
{
    std::string text = a;
    text = text + b;
    return text;
}

std::string unbraced(int n)
{
    std::string text;
    for (int i = 0; i < n; ++i)
        text = text + "x" + "y"[0];
    return text;
}

struct Path { Path operator+(const char*) const; };

Path own(Path path, int n)
{
    for (int i = 0; i < n; ++i)
    {
        path = path + "x";
    }
    return path;
}

std::string other(const std::string& a, int n)
{
    std::string text;
    for (int i = 0; i < n; ++i)
    {
        text = a + "x";
    }
    return text;
}

std::string commented(int n)
{
    std::string text;
    for (int i = 0; i < n; ++i)
    {
        text = text /* so far */ + "x";
    }
    return text;
}

// Both may be the same string.
void listed(std::string& text, const std::string& other, int n)
{
    for (int i = 0; i < n; ++i)
    {
        text = text + ", " + other;
    }
}

std::string caught(int n)
{
    std::string text;
    try
    {
        for (int i = 0; i < n; ++i)
        {
            text = text + "x" + std::to_string(std::stoi("1"));
        }
    }
    catch (...)
    {
    }
    return text;
}
