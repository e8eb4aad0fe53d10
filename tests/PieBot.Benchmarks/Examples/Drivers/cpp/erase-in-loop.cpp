static std::string run() {
    std::vector<int> v(1200);
    for (int i = 0; i < 1200; i++) v[i] = i * 7919 % 1009 - 300;
    drop_negative(v);
    long hash = 0;
    for (int x : v) hash = hash * 31 + x;
    return std::to_string(hash);
}
