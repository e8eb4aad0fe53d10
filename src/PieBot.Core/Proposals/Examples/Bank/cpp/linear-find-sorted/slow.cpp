static int count_known(const std::vector<int>& sorted, const std::vector<int>& asked) {
    int known = 0;
    for (int value : asked) {
        if (std::find(sorted.begin(), sorted.end(), value) != sorted.end()) {
            known++;
        }
    }
    return known;
}
