static std::string to_base(unsigned long number, unsigned base) {
    std::string digits;
    do {
        digits += "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}
