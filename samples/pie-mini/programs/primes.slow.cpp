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
    int count = 0;
    for (int number = 2; number <= n; number++) {
        bool prime = true;
        for (long long divisor = 2; divisor * divisor <= number; divisor++)
            if (number % divisor == 0) {
                prime = false;
                break;
            }
        if (prime) count++;
    }
    std::cout << count << "\n";
}
