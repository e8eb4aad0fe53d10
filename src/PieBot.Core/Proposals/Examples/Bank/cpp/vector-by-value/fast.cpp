static long position(const std::vector<int>& sorted, int value) {
    auto found = std::lower_bound(sorted.begin(), sorted.end(), value);
    return found - sorted.begin();
}
