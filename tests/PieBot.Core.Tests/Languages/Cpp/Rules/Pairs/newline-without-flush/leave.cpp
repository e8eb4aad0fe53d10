#include <fstream>
#include <iostream>
#include <string>
#include <vector>

void ask(int n)
{
    for (int i = 0; i < n; ++i)
    {
        std::cout << "Your name?" << std::endl;
        std::string name;
        std::cin >> name;
    }
}

void once(int n)
{
    std::cout << n << std::endl;
}

void errors(const std::vector<int>& values)
{
    for (int value : values)
    {
        std::cerr << value << std::endl;
    }
}

// The file is read while it is written.
void checked(const std::string& path, int n)
{
    std::ofstream out(path);
    for (int i = 0; i < n; ++i)
    {
        out << i << std::endl;
        std::ifstream in(path);
        in.ignore(3);
    }
}

void mixed(int n)
{
    for (int i = 0; i < n; ++i)
    {
        std::cout << i << std::endl;
        std::printf("%d\n", i);
    }
}

struct Log { template <class T> Log& operator<<(T); };

void logged(std::ofstream& log, int n)
{
    for (int i = 0; i < n; ++i)
    {
        log << i << std::endl;
    }
}

// Who watches wants to see it at once.
void progress(int n)
{
    for (int i = 0; i < n; ++i)
    {
        std::cout << i << std::endl;
    }
}
