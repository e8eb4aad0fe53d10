using PieBot.Tool.Commands;

return await CommandLine.RunAsync(
    args,
    System.Console.Out,
    System.Console.Error,
    CancellationToken.None
);
