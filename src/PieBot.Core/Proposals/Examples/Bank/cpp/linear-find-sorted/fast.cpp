static int count_known(const std::vector<int>& sorted, const std::vector<int>& asked) {
    int known = 0;
    for (int value : asked) {
        if (std::binary_search(sorted.begin(), sorted.end(), value)) {
            known++;
        }
    }
    return known;
}
