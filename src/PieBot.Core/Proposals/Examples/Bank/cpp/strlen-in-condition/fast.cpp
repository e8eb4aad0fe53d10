static void to_lower(char* text) {
    const std::size_t length = strlen(text);
    for (std::size_t i = 0; i < length; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z') {
            text[i] += 'a' - 'A';
        }
    }
}
