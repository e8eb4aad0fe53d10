using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Tool.Commands;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary><c>piebot-lab finetune</c>: jobs of OpenAI's or Azure's fine-tuning. The key comes from the environment alone.</summary>
internal sealed class FinetuneCommand
{
    private readonly TuningEndpointOptions _endpoint = new();

    private readonly Option<bool> _wait = new("--wait")
    {
        Description = "Print the job's log until it has ended.",
    };

    private readonly Argument<string> _id = new("ID")
    {
        Description = "The job's id, as 'start' printed it.",
    };

    private FinetuneCommand() { }

    public static Command Create()
    {
        var own = new FinetuneCommand();
        return new(
            "finetune",
            "Train a model with exported files at OpenAI or Azure OpenAI: start a job, look at it, cancel it. The key is read from PIEBOT_API_KEY, OPENAI_API_KEY (OpenAI only) or AZURE_OPENAI_API_KEY (Azure only)."
        )
        {
            own.Start(),
            own.Status(),
            own.Cancel(),
        };
    }

    private Command Start()
    {
        var file = new Option<string>("--file")
        {
            Description = "File to train with, made by 'export --format openai'.",
            Required = true,
            HelpName = "FILE",
        };
        var validation = new Option<string?>("--validation")
        {
            Description = "File to validate with, in the same format.",
            HelpName = "FILE",
        };
        var model = new Option<string>("--model")
        {
            Description = "The model to start from, as the API names it.",
            Required = true,
            HelpName = "NAME",
        };
        var suffix = new Option<string?>("--suffix")
        {
            Description = "Part of the tuned model's name.",
            HelpName = "NAME",
        };
        var epochs = NumberOption.Create(
            "--epochs",
            "How often all examples are seen; 0: the API chooses.",
            0,
            0,
            50
        );
        var seed = NumberOption.Create(
            "--seed",
            "Seed for the training, where the API uses one.",
            1,
            0,
            int.MaxValue
        );
        var again = new Option<bool>("--again")
        {
            Description = "Start the job even if the same was started before.",
        };
        var command = new Command("start", "Upload the files and start a job. It costs money.")
        {
            file,
            validation,
            model,
            suffix,
            epochs,
            seed,
            again,
            _wait,
        };
        _endpoint.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new TuningRequest(
                    parsed.GetValue(model)!,
                    Path.GetFullPath(parsed.GetValue(file)!),
                    parsed.GetValue(validation) is { } path ? Path.GetFullPath(path) : null,
                    parsed.GetValue(suffix),
                    parsed.GetValue(epochs) is > 0 and var number ? number : null,
                    parsed.GetValue(seed)
                );
                var settings = _endpoint.Read(parsed, request.BaseModel);
                using var endpoint = Open(settings);
                var tuning = Tuning(endpoint, settings, parsed);
                var job = await tuning.StartAsync(
                    request,
                    parsed.GetValue(again),
                    cancellationToken
                );
                await ShowAsync(job, endpoint, tuning, parsed, cancellationToken);
                return 0;
            }
        );
        return command;
    }

    private Command Status()
    {
        var command = new Command("status", "Show the state of a job, and which model it made.")
        {
            _id,
            _wait,
        };
        _endpoint.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var settings = _endpoint.Read(parsed, "");
                using var endpoint = Open(settings);
                var job = await endpoint.GetAsync(parsed.GetValue(_id)!, cancellationToken);
                await ShowAsync(
                    job,
                    endpoint,
                    Tuning(endpoint, settings, parsed),
                    parsed,
                    cancellationToken
                );
                return 0;
            }
        );
        return command;
    }

    private Command Cancel()
    {
        var command = new Command("cancel", "Stop a job.") { _id };
        _endpoint.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var settings = _endpoint.Read(parsed, "");
                using var endpoint = Open(settings);
                var job = await endpoint.CancelAsync(parsed.GetValue(_id)!, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    TuningReport.Of(job, [])
                );
                return 0;
            }
        );
        return command;
    }

    private async Task ShowAsync(
        TuningJob job,
        TuningEndpoint endpoint,
        Tuning tuning,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_wait) && !job.HasEnded)
        {
            await output.WriteLineAsync(TuningReport.Of(job, []));
            job = await tuning.FollowAsync(job.Id, cancellationToken);
        }

        var checkpoints =
            job.Status == "succeeded"
                ? await endpoint.CheckpointsAsync(job.Id, cancellationToken)
                : [];
        await output.WriteLineAsync(TuningReport.Of(job, checkpoints));
        if (job.Status is "failed")
        {
            throw new UserErrorException(
                $"Job {job.Id} failed: {job.Fault ?? "the server does not say why"}. Fix the file or the settings it names, and start again."
            );
        }
    }

    private static TuningEndpoint Open(EndpointSettings settings) =>
        new(settings, ChatEndpoint.Handler(), TimeProvider.System);

    private static Tuning Tuning(
        TuningEndpoint endpoint,
        EndpointSettings settings,
        ParseResult parsed
    ) =>
        new(
            endpoint,
            settings.Address?.Authority ?? "api.openai.com",
            parsed.InvocationConfiguration.Error,
            TimeProvider.System
        );
}
