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
    std::vector<char> composite(n + 1);
    int count = 0;
    for (long long number = 2; number <= n; number++) {
        if (composite[number]) continue;
        count++;
        for (long long multiple = number * number; multiple <= n; multiple += number) composite[multiple] = 1;
    }
    std::cout << count << "\n";
}
