static long weight(const std::vector<std::shared_ptr<int>>& parts) {
    long sum = 0;
    for (std::size_t i = 0; i < parts.size(); i++) {
        std::shared_ptr<int> part = parts[i];
        sum += *part;
    }
    return sum;
}
