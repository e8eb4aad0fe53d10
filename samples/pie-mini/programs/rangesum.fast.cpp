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
    std::vector<long long> sums(n + 1);
    for (int at = 0; at < n; at++) sums[at + 1] = sums[at] + values[at];
    long long total = 0;
    while (queries-- > 0) {
        int low, high;
        std::cin >> low >> high;
        total = (total * 31 + sums[high] - sums[low]) % 1000007;
    }
    std::cout << total << "\n";
}
