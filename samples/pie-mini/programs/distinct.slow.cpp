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
    std::vector<int> seen;
    for (int value : values)
        if (std::find(seen.begin(), seen.end(), value) == seen.end()) seen.push_back(value);
    std::cout << seen.size() << "\n";
}
