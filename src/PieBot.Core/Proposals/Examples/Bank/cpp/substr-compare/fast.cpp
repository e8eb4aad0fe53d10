static int count_marks(const std::string& text, const std::string& mark) {
    int count = 0;
    for (std::size_t i = 0; i + mark.size() <= text.size(); i++) {
        if (text.compare(i, mark.size(), mark) == 0) {
            count++;
        }
    }
    return count;
}
