static long sum_products(const std::vector<std::string>& lines) {
    long sum = 0;
    for (const auto& line : lines) {
        std::istringstream in(line);
        long a, b;
        in >> a >> b;
        sum += a * b;
    }
    return sum;
}
