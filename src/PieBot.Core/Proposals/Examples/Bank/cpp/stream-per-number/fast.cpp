static long sum_products(const std::vector<std::string>& lines) {
    long sum = 0;
    for (const auto& line : lines) {
        char* end;
        long a = std::strtol(line.c_str(), &end, 10);
        long b = std::strtol(end, nullptr, 10);
        sum += a * b;
    }
    return sum;
}
