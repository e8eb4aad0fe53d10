static std::vector<long> range_sums(const std::vector<int>& values, const std::vector<std::pair<int, int>>& ranges) {
    std::vector<long> sums;
    for (const auto& [from, to] : ranges) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        sums.push_back(sum);
    }
    return sums;
}
