static std::size_t longest(const std::vector<std::string>& names) {
    std::size_t most = 0;
    for (auto name : names) {
        if (name.size() > most) {
            most = name.size();
        }
    }
    return most;
}
