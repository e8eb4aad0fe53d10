static std::string run() {
    static std::vector<int> rows = [] { std::vector<int> v(200); for (int i = 0; i < 200; i++) v[i] = i * 31; return v; }();
    std::string path = "/tmp/piebot-example-" + std::to_string(getpid());
    { std::ofstream out(path); write_rows(out, rows); }
    std::ifstream in(path);
    std::string all((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    in.close();
    std::remove(path.c_str());
    return all;
}
