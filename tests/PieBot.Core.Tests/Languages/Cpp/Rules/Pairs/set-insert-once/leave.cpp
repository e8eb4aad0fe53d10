#include <set>
#include <vector>

void work(std::set<int>& seen);

// What runs between the test and the insertion may look at the set.
void between(std::set<int>& seen, int x)
{
    if (!seen.count(x))
    {
        work(seen);
        seen.insert(x);
    }
}

void other(std::set<int>& seen, int x, int y)
{
    if (!seen.count(x))
    {
        seen.insert(y);
        work(seen);
    }
}

void first(std::set<int>& seen, int x, bool wanted)
{
    if (!seen.count(x) && wanted)
    {
        seen.insert(x);
        work(seen);
    }
}

void either(std::set<int>& seen, int x, bool wanted)
{
    if (wanted || !seen.count(x))
    {
        seen.insert(x);
        work(seen);
    }
}

void many(std::multiset<int>& seen, int x)
{
    if (!seen.count(x))
    {
        seen.insert(x);
    }
}

void otherSet(std::set<int>& seen, std::set<int>& done, int x)
{
    if (!seen.count(x))
    {
        done.insert(x);
        work(seen);
    }
}

int next();

void called(std::set<int>& seen)
{
    if (!seen.count(next()))
    {
        seen.insert(next());
    }
}

void falls(std::set<int>& seen, int x, int& hits)
{
    if (seen.count(x))
    {
        hits++;
    }
    seen.insert(x);
}

void late(std::set<int>& seen, int x)
{
    if (seen.count(x)) return;
    work(seen);
    seen.insert(x);
}
