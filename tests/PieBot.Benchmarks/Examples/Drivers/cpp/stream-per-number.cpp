static std::string run() {
    static std::vector<std::string> lines = [] { std::vector<std::string> v; for (int i = 0; i < 400; i++) v.push_back(std::to_string(i * 31 % 97) + " " + std::to_string(i - 200)); return v; }();
    return std::to_string(sum_products(lines));
}
