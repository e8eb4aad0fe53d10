#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

long long ways(int steps) { return steps < 2 ? 1 : ways(steps - 1) + ways(steps - 2); }

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::cout << ways(n) % 1000007 << "\n";
}
