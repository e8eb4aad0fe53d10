using PieBot.Lab;

return await LabCommandLine.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
