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
    long long count = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (values[j] > values[i]) count++;
    std::cout << count << "\n";
}
