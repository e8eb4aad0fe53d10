static std::string run() {
    static std::vector<std::vector<int>> grid = [] { std::vector<std::vector<int>> g(600, std::vector<int>(600)); for (int i = 0; i < 360000; i++) g[i / 600][i % 600] = i * 31 % 101; return g; }();
    return std::to_string(weigh(grid));
}
