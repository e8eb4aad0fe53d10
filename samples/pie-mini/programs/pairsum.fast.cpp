#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, target;
    std::cin >> n >> target;
    std::vector<int> values(n);
    for (auto& value : values) std::cin >> value;
    long long count = 0;
    std::unordered_map<int, int> seen;
    for (int value : values) {
        auto found = seen.find(target - value);
        if (found != seen.end()) count += found->second;
        seen[value]++;
    }
    std::cout << count << "\n";
}
