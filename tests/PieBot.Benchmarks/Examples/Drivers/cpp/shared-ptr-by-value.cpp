static std::string run() {
    static std::vector<std::shared_ptr<int>> parts = [] { std::vector<std::shared_ptr<int>> v; for (int i = 0; i < 1000; i++) v.push_back(std::make_shared<int>(i * 31 % 97)); return v; }();
    return std::to_string(weight(parts));
}
