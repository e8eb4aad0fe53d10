#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<int> values(n);
    for (auto& value : values) std::cin >> value;
    long long best = values[0], total = values[0];
    for (int at = 1; at < n; at++) {
        total = std::max(total + values[at], (long long)values[at]);
        best = std::max(best, total);
    }
    std::cout << best << "\n";
}
