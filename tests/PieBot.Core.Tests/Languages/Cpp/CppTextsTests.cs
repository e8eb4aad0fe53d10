using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Languages.Cpp.Sanitizing;

namespace PieBot.Core.Tests.Languages.Cpp;

/// <summary>What compilers, CMake and sanitizers print.</summary>
public sealed class CppTextsTests
{
    [Theory]
    [InlineData(
        "/w/src/a.cpp:3:9: error: 'x' was not declared\nninja: stopped",
        "a.cpp:3:9: 'x' was not declared"
    )]
    [InlineData("/usr/bin/ld: a.o: undefined reference to `f()'\n", "undefined reference to `f()'")]
    [InlineData(
        "CMake Error at CMakeLists.txt:3 (find_package):\n  By not providing\n\n  \"FindX.cmake\"\n\n\nConfiguring",
        "CMakeLists.txt:3: By not providing \"FindX.cmake\""
    )]
    [InlineData("one\ntwo\nthree\nfour\n", "two three four")]
    public void Finds_the_first_error(string log, string expected) =>
        Assert.Equal(expected, CompilerErrors.First(log));

    [Fact]
    public void Finds_the_options_that_turn_tests_on() =>
        Assert.Equal(
            ["LIB_BUILD_TESTS=ON", "JSON_BuildTests=ON", "A_TEST=ON"],
            TestOptions.Off(
                "LIB_BUILD_TESTS:BOOL=OFF\nJSON_BuildTests:BOOL=OFF\nA_TEST:BOOL=OFF\nB_TESTS:BOOL=ON\nLATEST_NEWS:BOOL=OFF\nX_TEST:STRING=OFF\n"
            )
        );

    [Fact]
    public void Reads_what_sanitizers_found()
    {
        const string address = """
            ==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60 at pc 0x55
            READ of size 4 at 0x60 thread T0
                #0 0x55d in words::distinct(std::vector<int> const&) /w/src/words.cpp:9
                #1 0x55e in main /w/tests/tests.cpp:10
            """;

        Assert.Equal(
            ["AddressSanitizer finds heap-buffer-overflow in words::distinct"],
            SanitizerReport.Findings(address)
        );
        Assert.Equal(
            [
                "UndefinedBehaviorSanitizer finds in a.cpp: signed integer overflow: N + N cannot be represented in type 'int'",
            ],
            SanitizerReport.Findings(
                "/w/a.cpp:7:12: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'\n"
            )
        );
        Assert.Empty(SanitizerReport.Findings("all passed\n"));
    }
}
