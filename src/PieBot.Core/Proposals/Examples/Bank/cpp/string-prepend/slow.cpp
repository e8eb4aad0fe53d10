static std::string to_base(unsigned long number, unsigned base) {
    std::string digits;
    do {
        digits = std::string(1, "0123456789abcdef"[number % base]) + digits;
        number /= base;
    } while (number > 0);
    return digits;
}
