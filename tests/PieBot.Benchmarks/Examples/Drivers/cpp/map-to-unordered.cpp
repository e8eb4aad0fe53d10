static std::string run() {
    static std::vector<std::string> input = [] { std::vector<std::string> v; for (int i = 0; i < 8000; i++) v.push_back("a rather long common prefix " + std::to_string(i * 31 % 211)); return v; }();
    std::string all;
    for (auto& [word, count] : count_words(input)) all += word + std::to_string(count);
    return all;
}
