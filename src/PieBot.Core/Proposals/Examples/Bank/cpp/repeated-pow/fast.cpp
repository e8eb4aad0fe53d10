static double evaluate(const std::vector<double>& coefficients, double x) {
    double sum = 0;
    double power = 1;
    for (std::size_t i = 0; i < coefficients.size(); i++) {
        sum += coefficients[i] * power;
        power *= x;
    }
    return sum;
}
