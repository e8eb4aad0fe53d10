static void DropExpired(List<int> deadlines, int now)
{
    deadlines.RemoveAll(deadline => deadline < now);
}
