using System.ClientModel.Primitives;
using System.Net;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>Tries again what may pass, but never what may have started a job all the same: two jobs cost twice.</summary>
internal sealed class OneJobRetry(int retries, TimeProvider time) : PatientRetry(retries, time)
{
    protected override async ValueTask<bool> ShouldRetryAsync(
        PipelineMessage message,
        Exception? exception
    ) =>
        (!StartsJob(message) || message.Response?.Status == (int)HttpStatusCode.TooManyRequests)
        && await base.ShouldRetryAsync(message, exception);

    private static bool StartsJob(PipelineMessage message) =>
        message.Request.Method == "POST"
        && message.Request.Uri?.AbsolutePath.EndsWith("/fine_tuning/jobs", StringComparison.Ordinal)
            == true;
}
