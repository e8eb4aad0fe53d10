static std::string run() {
    static std::vector<double> coefficients = [] { std::vector<double> v(8); for (int i = 0; i < 8; i++) v[i] = i % 5; return v; }();
    double sum = 0;
    for (int i = 0; i < 50; i++) sum += evaluate(coefficients, 0.5);
    return std::to_string(sum);
}
