static std::string run() {
    static std::vector<std::string> names = [] { std::vector<std::string> v; for (int i = 0; i < 400; i++) v.push_back(std::string(20 + i % 30, 'x')); return v; }();
    return std::to_string(longest(names));
}
