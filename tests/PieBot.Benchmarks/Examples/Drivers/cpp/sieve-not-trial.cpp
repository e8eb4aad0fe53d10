static std::string run() {
    std::string all;
    for (int p : primes(2000)) all += std::to_string(p) + ' ';
    return all;
}
