static std::vector<std::string> labels(int count) {
    std::vector<std::string> result;
    result.reserve(count);
    for (int i = 0; i < count; i++) {
        result.push_back("n" + std::to_string(i));
    }
    return result;
}
