static object Run() => Paths(4, 5) + Paths(5, 4);
