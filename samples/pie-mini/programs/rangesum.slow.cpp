#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, queries;
    std::cin >> n >> queries;
    std::vector<long long> values(n);
    for (auto& value : values) std::cin >> value;
    long long total = 0;
    while (queries-- > 0) {
        int low, high;
        std::cin >> low >> high;
        long long part = 0;
        for (int at = low; at < high; at++) part += values[at];
        total = (total * 31 + part) % 1000007;
    }
    std::cout << total << "\n";
}
