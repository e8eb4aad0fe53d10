static std::string run() {
    std::string text;
    for (int i = 0; i < 300; i++) text += static_cast<char>('A' + i * 7 % 50);
    to_lower(text.data());
    return text;
}
