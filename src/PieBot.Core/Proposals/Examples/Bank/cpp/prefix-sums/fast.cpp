static std::vector<long> range_sums(const std::vector<int>& values, const std::vector<std::pair<int, int>>& ranges) {
    std::vector<long> sums;
    std::vector<long> before(values.size() + 1);
    std::partial_sum(values.begin(), values.end(), before.begin() + 1, std::plus<long>());
    for (const auto& [from, to] : ranges) {
        sums.push_back(before[to] - before[from]);
    }
    return sums;
}
