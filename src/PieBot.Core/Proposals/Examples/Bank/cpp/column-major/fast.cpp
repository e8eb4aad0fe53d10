static long weigh(const std::vector<std::vector<int>>& grid) {
    long sum = 0;
    for (std::size_t row = 0; row < grid.size(); row++) {
        for (std::size_t column = 0; column < grid[0].size(); column++) {
            sum += grid[row][column] * static_cast<long>(row + 1);
        }
    }
    return sum;
}
