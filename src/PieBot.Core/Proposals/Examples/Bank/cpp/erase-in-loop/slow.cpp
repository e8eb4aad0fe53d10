static void drop_negative(std::vector<int>& values) {
    for (std::size_t i = 0; i < values.size();) {
        if (values[i] < 0) {
            values.erase(values.begin() + i);
        } else {
            i++;
        }
    }
}
