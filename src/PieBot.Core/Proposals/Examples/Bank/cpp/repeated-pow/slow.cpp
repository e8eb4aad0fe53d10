static double evaluate(const std::vector<double>& coefficients, double x) {
    double sum = 0;
    for (std::size_t i = 0; i < coefficients.size(); i++) {
        sum += coefficients[i] * std::pow(x, static_cast<double>(i));
    }
    return sum;
}
