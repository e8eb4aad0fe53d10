static long alternating(int count) {
    std::vector<int> values;
    for (int i = 0; i < count; i++) {
        values.push_back(i * 31 % 101);
    }
    long sum = 0;
    int sign = 1;
    for (int value : values) {
        sum += sign * value;
        sign = -sign;
    }
    return sum;
}
