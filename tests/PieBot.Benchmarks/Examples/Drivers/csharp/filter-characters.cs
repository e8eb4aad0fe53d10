static object Run() => DigitsOf("+49 (0) 170 / 123-45-67 ext. 89") + DigitsOf("(555) 010-9999") + DigitsOf("none at all, call again later");
