using System.Text.Json.Nodes;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>What a job is to do.</summary>
/// <param name="TrainingFile">Id of an uploaded file.</param>
/// <param name="Suffix">Becomes part of the tuned model's name; null: none.</param>
/// <param name="Epochs">Null: the server chooses.</param>
internal sealed record TuningRequest(
    string BaseModel,
    string TrainingFile,
    string? ValidationFile,
    string? Suffix,
    int? Epochs,
    int? Seed
)
{
    /// <summary>As the API takes it (https://platform.openai.com/docs/api-reference/fine-tuning/create): what is not said is left out.</summary>
    public string ToJson()
    {
        var wire = new JsonObject { ["model"] = BaseModel, ["training_file"] = TrainingFile };
        if (ValidationFile is not null)
        {
            wire["validation_file"] = ValidationFile;
        }

        if (Suffix is not null)
        {
            wire["suffix"] = Suffix;
        }

        if (Seed is not null)
        {
            wire["seed"] = Seed;
        }

        if (Epochs is not null)
        {
            wire["hyperparameters"] = new JsonObject { ["n_epochs"] = Epochs };
        }

        return wire.ToJsonString();
    }
}
