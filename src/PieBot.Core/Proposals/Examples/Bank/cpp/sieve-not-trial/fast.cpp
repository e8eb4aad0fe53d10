static std::vector<int> primes(int limit) {
    std::vector<int> found;
    std::vector<char> crossed(limit + 1);
    for (int n = 2; n <= limit; n++) {
        for (long m = static_cast<long>(n) * n; !crossed[n] && m <= limit; m += n) {
            crossed[m] = 1;
        }
        if (!crossed[n]) {
            found.push_back(n);
        }
    }
    return found;
}
