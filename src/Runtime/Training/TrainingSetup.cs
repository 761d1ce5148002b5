using System.Globalization;

namespace NetGen;

/// <summary>What a training must have in common with the one whose checkpoint it goes on from.</summary>
/// <param name="Seed">What the order of the samples depends on.</param>
/// <param name="BatchSize">Samples of a step.</param>
/// <param name="Samples">Samples to learn from.</param>
/// <param name="ValidationSamples">Samples to measure the network on.</param>
/// <param name="Shuffles">Whether every epoch has an order of its own.</param>
/// <param name="AveragingDecay">The decay of the averaged parameters; 0 without.</param>
/// <param name="AccumulationSteps">Batches of a step.</param>
internal sealed record TrainingSetup(
    ulong Seed, int BatchSize, int Samples, int ValidationSamples, bool Shuffles, double AveragingDecay, int AccumulationSteps)
{
    /// <summary>The setup as it stands in a file.</summary>
    public IEnumerable<(string Key, string Value)> Metadata => Entries.Select(entry => (entry.Key, entry.Value));

    private IEnumerable<(string Key, string Value, string What)> Entries =>
    [
        ("training.seed", Seed.ToString(CultureInfo.InvariantCulture), "the seed"),
        ("training.batch_size", BatchSize.ToString(CultureInfo.InvariantCulture), "the batch size"),
        ("training.samples", Samples.ToString(CultureInfo.InvariantCulture), "the number of training samples"),
        ("training.validation_samples", ValidationSamples.ToString(CultureInfo.InvariantCulture), "the number of validation samples"),
        ("training.shuffles", Shuffles ? "true" : "false", "the option Shuffles ="),
        ("training.averaging_decay", ExactNumber.Write(AveragingDecay), "the averaging decay"),
        ("training.accumulation_steps", ExactNumber.Write(AccumulationSteps), "AccumulationSteps ="),
    ];

    /// <summary>Refuses a checkpoint of another setup: its steps would not be those of this training.</summary>
    public void Check(SafeTensorsHeader header)
    {
        foreach ((string key, string value, string what) in Entries)
        {
            if (header.Metadata[key] is var found && found != value)
                throw header.Failure($"it was made with {what} {SafeTensorsHeader.Quote(found)}; expected '{value}'");
        }
    }
}
