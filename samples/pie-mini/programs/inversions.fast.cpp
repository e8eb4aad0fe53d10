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
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::vector<int> tree(n + 1);
    long long count = 0;
    for (int i = 0; i < n; i++) {
        int rank = std::lower_bound(sorted.begin(), sorted.end(), values[i]) - sorted.begin() + 1;
        int upper = std::upper_bound(sorted.begin(), sorted.end(), values[i]) - sorted.begin();
        int notGreater = 0;
        for (int at = upper; at > 0; at -= at & -at) notGreater += tree[at];
        count += i - notGreater;
        for (int at = rank; at <= n; at += at & -at) tree[at]++;
    }
    std::cout << count << "\n";
}
