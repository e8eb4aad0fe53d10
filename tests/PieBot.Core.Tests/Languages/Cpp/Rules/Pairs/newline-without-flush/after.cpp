#include <fstream>
#include <ostream>
#include <string>
#include <vector>

void save(const std::string& path, const std::vector<int>& values)
{
    std::ofstream out(path);
    for (int value : values)
    {
        out << value << '\n';
    }
    out << "end" << std::endl;
}

void print(std::ostream& out, const std::vector<int>& values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
    {
        out << i << ": " << values[i] << '\n';
        if (i % 10 == 0)
            out << '\n';
    }
}

long long drive()
{
    const std::vector<int> values(3000, 42);
    const std::string path = "lines.txt";
    save(path, values);
    std::ofstream all("more.txt");
    print(all, values);
    all.close();
    long long sum = 0;
    for (const char* name : {"lines.txt", "more.txt"})
    {
        std::ifstream in(name);
        for (int c = in.get(); c >= 0; c = in.get())
        {
            sum = (sum * 31 + c) % 1000003;
        }
    }
    return sum;
}
