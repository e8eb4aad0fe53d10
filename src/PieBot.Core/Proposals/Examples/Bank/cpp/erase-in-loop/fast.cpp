static void drop_negative(std::vector<int>& values) {
    values.erase(std::remove_if(values.begin(), values.end(), [](int value) { return value < 0; }), values.end());
}
