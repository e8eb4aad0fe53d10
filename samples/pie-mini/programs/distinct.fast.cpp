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
    std::unordered_set<int> seen(values.begin(), values.end());
    std::cout << seen.size() << "\n";
}
