static std::string run() {
    auto all = labels(1500);
    return all.front() + all.back() + std::to_string(all.size());
}
