#include <algorithm>
#include <map>
#include <string>
#include <vector>

int next();

void otherKey(std::map<int, int>& totals, int a, int b)
{
    totals[a] = totals[b] + 1;
}

void calledKey(std::map<int, int>& totals)
{
    totals[next()] = totals[next()] + 1;
}

// (x + 0.1) + 0.2 is not x + (0.1 + 0.2).
void twoTerms(std::map<int, double>& totals, int a, double b, double c)
{
    totals[a] = totals[a] + b + c;
}

void fromTheMap(std::map<int, int>& totals, int a)
{
    totals[a] = totals[a] + totals[a + 1];
}

void minusMinus(std::map<int, int>& totals, int a, int b, int c)
{
    totals[a] = totals[a] - b - c;
}

void product(std::map<int, int>& totals, int a, int b, int c)
{
    totals[a] = totals[a] * b / c;
}

void vectors(std::vector<int>& totals, int a)
{
    totals[a] = totals[a] + 1;
}

int change(std::map<int, int>& totals);

void called(std::map<int, int>& totals, int a)
{
    totals[a] = totals[a] + next();
}

void greatest(std::map<int, int>& totals, int a)
{
    totals[a] = std::max(totals[a], totals[a - 1]);
}

void unbraced(std::map<int, int>& totals, int a, bool is)
{
    if (is)
        totals[a] = std::max(totals[a], 3);
}

void shifted(std::map<int, int>& totals, int a, int b)
{
    totals[a] = totals[a] + b << 1;
}

struct Money { Money operator+(int) const; };

void own(std::map<int, Money>& totals, int a)
{
    totals[a] = totals[a] + 1;
}
