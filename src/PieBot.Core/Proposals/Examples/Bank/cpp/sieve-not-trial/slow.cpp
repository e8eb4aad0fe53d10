static std::vector<int> primes(int limit) {
    std::vector<int> found;
    for (int n = 2; n <= limit; n++) {
        bool prime = true;
        for (int d = 2; d * d <= n && prime; d++) {
            prime = n % d != 0;
        }
        if (prime) {
            found.push_back(n);
        }
    }
    return found;
}
