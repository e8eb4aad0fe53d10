static string Fingerprint(byte[] hash)
{
    return BitConverter.ToString(hash).Replace("-", "");
}
