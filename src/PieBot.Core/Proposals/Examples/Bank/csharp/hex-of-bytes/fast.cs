static string Fingerprint(byte[] hash)
{
    return Convert.ToHexString(hash);
}
