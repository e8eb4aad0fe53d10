// The client calls its fine-tuning part "for evaluation only"; what goes over the wire is the stable API.
#pragma warning disable OPENAI001
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Files;
using OpenAI.FineTuning;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>The fine-tuning API of OpenAI, of Azure OpenAI, or of a server that speaks as they do. Its faults end with a sentence that says what to do.</summary>
internal sealed class TuningEndpoint : IDisposable
{
    private readonly HttpClient _http;
    private readonly OpenAIFileClient _files;
    private readonly FineTuningClient _jobs;
    private readonly TuningFaults _faults;

    /// <param name="handler">What carries requests; it is disposed of with this.</param>
    public TuningEndpoint(EndpointSettings settings, HttpMessageHandler handler, TimeProvider time)
    {
        _http = new(new CappedReplies(handler)) { Timeout = Timeout.InfiniteTimeSpan };
        _faults = new(settings);
        var client = Client(
            settings,
            new HttpClientPipelineTransport(_http),
            new OneJobRetry(settings.Retries, time)
        );
        _files = client.GetOpenAIFileClient();
        _jobs = client.GetFineTuningClient();
    }

    /// <returns>The id of the uploaded file.</returns>
    public Task<string> UploadAsync(string path, CancellationToken cancellationToken) =>
        _faults.ExplainAsync(
            "upload",
            async () =>
            {
                await using var stream = File.OpenRead(path);
                var file = await _files.UploadFileAsync(
                    stream,
                    Path.GetFileName(path),
                    FileUploadPurpose.FineTune,
                    cancellationToken
                );
                return file.Value.Id;
            },
            cancellationToken
        );

    public Task<TuningJob> StartAsync(TuningRequest request, CancellationToken cancellationToken) =>
        _faults.ExplainAsync(
            "start of the job",
            async () =>
            {
                using var content = BinaryContent.Create(BinaryData.FromString(request.ToJson()));
                var operation = await _jobs.CreateFineTuningJobAsync(
                    content,
                    false,
                    Options(cancellationToken)
                );
                return _faults.Job(operation.GetRawResponse().Content);
            },
            cancellationToken
        );

    public Task<TuningJob> GetAsync(string id, CancellationToken cancellationToken) =>
        _faults.ExplainAsync(
            $"status of {id}",
            async () =>
                _faults.Job(
                    (await _jobs.GetJobAsync(id, Options(cancellationToken)))
                        .GetRawResponse()
                        .Content
                ),
            cancellationToken
        );

    public Task<TuningJob> CancelAsync(string id, CancellationToken cancellationToken) =>
        _faults.ExplainAsync(
            $"cancelling of {id}",
            async () =>
            {
                var operation = await OperationAsync(id, cancellationToken);
                var result = await operation.CancelAsync(Options(cancellationToken));
                return _faults.Job(result.GetRawResponse().Content);
            },
            cancellationToken
        );

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<TuningEvent>> EventsAsync(
        string id,
        int most,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            id,
            operation => operation.GetJobEventsAsync(null, most, Options(cancellationToken)),
            TuningEvent.Read,
            cancellationToken
        );

    public Task<IReadOnlyList<TuningCheckpoint>> CheckpointsAsync(
        string id,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            id,
            operation => operation.GetJobCheckpointsAsync(null, 20, Options(cancellationToken)),
            TuningCheckpoint.Read,
            cancellationToken
        );

    public void Dispose() => _http.Dispose();

    // One page: a log may be long.
    private Task<IReadOnlyList<T>> PageAsync<T>(
        string id,
        Func<FineTuningJobOperation, AsyncCollectionResult> ask,
        Func<JsonElement, T> read,
        CancellationToken cancellationToken
    ) =>
        _faults.ExplainAsync<IReadOnlyList<T>>(
            $"log of {id}",
            async () =>
            {
                var operation = await OperationAsync(id, cancellationToken);
                await foreach (
                    var page in ask(operation)
                        .GetRawPagesAsync()
                        .WithCancellation(cancellationToken)
                )
                {
                    var root = WireJson.TryParse(page.GetRawResponse().Content);
                    return
                        root?.TryGetProperty("data", out var data) == true
                        && data.ValueKind == JsonValueKind.Array
                        ? data.EnumerateArray().Select(read).ToList()
                        : [];
                }

                return [];
            },
            cancellationToken
        );

    private Task<FineTuningJobOperation> OperationAsync(
        string id,
        CancellationToken cancellationToken
    ) => FineTuningJobOperation.RehydrateAsync(_jobs, id, cancellationToken);

    private static RequestOptions Options(CancellationToken cancellationToken) =>
        new() { CancellationToken = cancellationToken };

    private static OpenAIClient Client(
        EndpointSettings settings,
        PipelineTransport transport,
        PatientRetry retry
    )
    {
        var options = new OpenAIClientOptions
        {
            Transport = transport,
            RetryPolicy = retry,
            NetworkTimeout = settings.RequestTimeout,
        };
        if (settings.Kind == EndpointKind.Azure)
        {
            options.Endpoint = AzureDialect.Base(settings.Address!);
            options.AddPolicy(new AzureDialect(settings.Key), PipelinePosition.BeforeTransport);
        }
        else if (settings.Address is not null)
        {
            options.Endpoint = settings.Address;
        }

        return new(new ApiKeyCredential(settings.Key?.Value ?? "none"), options);
    }
}
