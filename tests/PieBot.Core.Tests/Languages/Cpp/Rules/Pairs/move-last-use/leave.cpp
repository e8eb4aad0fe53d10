#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct Guard
{
    explicit Guard(const std::string& text) : text(text) {}
    ~Guard();
    const std::string& text;
};

void later(std::vector<std::string>& out, int n)
{
    std::string line(n, 'x');
    out.push_back(line);
    line += "!";
    out.push_back(line + "?");
}

// The next round uses it again.
void outside(std::vector<std::string>& out, int n)
{
    std::string line;
    for (int i = 0; i < n; ++i)
    {
        line += "x";
        out.push_back(line);
    }
}

void viewed(std::vector<std::string>& out, int n, std::vector<std::size_t>& sizes)
{
    std::string line(n, 'x');
    std::string_view view = line;
    out.push_back(line);
    sizes.push_back(view.size());
}

void guarded(std::vector<std::string>& out, int n)
{
    std::string line(n, 'x');
    Guard guard(line);
    out.push_back(line);
}

void captured(std::vector<std::string>& out, int n)
{
    std::string line(n, 'x');
    std::function<void()> again = [&] { out.push_back(line + "2"); };
    out.push_back(line);
    again();
}

void pointed(std::vector<std::string>& out, std::vector<const std::string*>& all, int n)
{
    std::string line(n, 'x');
    all.push_back(&line);
    out.push_back(line);
    out.push_back(*all.back());
}

void constant(std::vector<std::string>& out, int n)
{
    const std::string line(n, 'x');
    out.push_back(line);
}

void referred(std::vector<std::string>& out, std::string& given)
{
    std::string& line = given;
    out.push_back(line);
}

void kept(std::vector<std::string>& out)
{
    static std::string line = "x";
    line += "y";
    out.push_back(line);
}

void parameter(std::vector<std::string>& out, const std::string& line)
{
    out.push_back(line);
}

void converted(std::vector<std::string_view>& out, int n)
{
    std::string line(n, 'x');
    out.push_back(line);
}

void again(std::vector<std::string>& out, int n)
{
    std::string line(n, 'x');
again:
    out.push_back(line);
    if (out.size() < 3) goto again;
}

void inner(std::vector<std::string>& out, int n)
{
    std::string line(n, 'x');
    if (n > 3)
    {
        out.push_back(line);
    }
    out.push_back(line + "x");
}

void small(std::vector<int>& out, int n)
{
    int value = n * 2;
    out.push_back(value);
}

#define AT_END(x) Guard guard_(x)

void atEnd(std::vector<std::string>& out, int n)
{
    std::string line(n, 'x');
    AT_END(line);
    out.push_back(line);
}
