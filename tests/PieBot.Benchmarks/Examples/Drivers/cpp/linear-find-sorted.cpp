static std::string run() {
    static std::vector<int> sorted = [] { std::vector<int> v; for (int i = 0; i < 60; i++) v.push_back(i * 3); return v; }();
    static std::vector<int> asked = [] { std::vector<int> v; for (int i = 0; i < 200; i++) v.push_back(i * 31 % 190); return v; }();
    return std::to_string(count_known(sorted, asked));
}
