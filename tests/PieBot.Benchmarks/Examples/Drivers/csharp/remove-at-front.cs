static object Run() => LastOfRing(400, 3);
