static std::string run() {
    static std::string text = [] { std::string t; for (int i = 0; i < 300; i++) t += i % 9 == 0 ? "a mark of the same length" : "a word"; return t; }();
    return std::to_string(count_marks(text, "a mark of the same length"));
}
