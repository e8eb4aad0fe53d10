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
    long long last = 1, now = 1;
    for (int step = 1; step < n; step++) {
        long long next = last + now;
        last = now;
        now = next;
    }
    std::cout << now % 1000007 << "\n";
}
