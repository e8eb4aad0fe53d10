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
    std::vector<std::string> words(n);
    for (auto& word : words) std::cin >> word;
    std::string best;
    long most = 0;
    for (const auto& word : words) {
        long count = std::count(words.begin(), words.end(), word);
        if (count > most || (count == most && word < best)) {
            best = word;
            most = count;
        }
    }
    std::cout << best << " " << most << "\n";
}
