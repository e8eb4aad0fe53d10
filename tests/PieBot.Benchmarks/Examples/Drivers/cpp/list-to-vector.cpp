static std::string run() {
    return std::to_string(alternating(2000));
}
