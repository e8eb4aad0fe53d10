static std::string run() {
    static std::vector<int> input = [] { std::vector<int> v(200); for (int i = 0; i < 200; i++) v[i] = i * 3; return v; }();
    long sum = 0;
    for (int i = 0; i < 50; i++) sum = sum * 7 % 1000003 + position(input, i * 13);
    return std::to_string(sum);
}
