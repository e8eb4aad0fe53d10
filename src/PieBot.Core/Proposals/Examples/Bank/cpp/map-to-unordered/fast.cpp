static std::vector<std::pair<std::string, int>> count_words(const std::vector<std::string>& words) {
    std::unordered_map<std::string, int> counts;
    for (const auto& word : words) {
        counts[word]++;
    }
    std::vector<std::pair<std::string, int>> result(counts.begin(), counts.end());
    std::sort(result.begin(), result.end());
    return result;
}
