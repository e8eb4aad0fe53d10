static std::string run() {
    static std::vector<int> values = [] { std::vector<int> v(1000); for (int i = 0; i < 1000; i++) v[i] = i * 31 % 101; return v; }();
    static std::vector<std::pair<int, int>> ranges = [] { std::vector<std::pair<int, int>> v; for (int i = 0; i < 30; i++) v.push_back({i, 150 + i * 10}); return v; }();
    std::string all;
    for (long sum : range_sums(values, ranges)) all += std::to_string(sum) + ' ';
    return all;
}
