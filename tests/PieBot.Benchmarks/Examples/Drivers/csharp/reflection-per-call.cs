sealed record Row(int Id, string Name, decimal Price, DateTime Made, bool Active);
static object Run() => Columns<Row>() + Columns<Version1>();
sealed record Version1(int Major, int Minor);
