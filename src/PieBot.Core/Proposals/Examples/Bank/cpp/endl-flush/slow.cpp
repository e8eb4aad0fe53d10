static void write_rows(std::ofstream& out, const std::vector<int>& rows) {
    for (int row : rows) {
        out << row << std::endl;
    }
}
