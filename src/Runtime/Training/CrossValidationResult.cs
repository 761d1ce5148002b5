using System.Collections.Immutable;

namespace NetGen;

/// <summary>The results of <see cref="CrossValidation"/>.</summary>
public sealed class CrossValidationResult
{
    internal CrossValidationResult(ImmutableArray<Evaluation> folds) => Folds = folds;

    /// <summary>The evaluation of each fold, by the network that was trained without it.</summary>
    public ImmutableArray<Evaluation> Folds { get; }

    /// <summary>The loss of the folds.</summary>
    public MetricSummary Loss => Summarize(fold => fold.Loss);

    /// <summary>The accuracy of the folds. NaN if the targets are not class indices.</summary>
    public MetricSummary Accuracy => Summarize(fold => fold.Accuracy);

    /// <summary>The mean absolute error of the folds. NaN if the network does not predict numbers.</summary>
    public MetricSummary MeanAbsoluteError => Summarize(fold => fold.Regression?.MeanAbsoluteError ?? double.NaN);

    /// <summary>The root mean squared error of the folds. NaN if the network does not predict numbers.</summary>
    public MetricSummary RootMeanSquaredError => Summarize(fold => fold.Regression?.RootMeanSquaredError ?? double.NaN);

    /// <summary>The coefficient of determination, R², of the folds. NaN if the network does not predict numbers.</summary>
    public MetricSummary RSquared => Summarize(fold => fold.Regression?.RSquared ?? double.NaN);

    /// <summary>Summarises any metric over the folds.</summary>
    /// <param name="metric">Gets the metric of a fold.</param>
    public MetricSummary Summarize(Func<Evaluation, double> metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return MetricSummary.Of([.. Folds.Select(metric)]);
    }

    /// <summary>Gets the number of folds, the loss, and the accuracy or the errors, in one line.</summary>
    public override string ToString()
    {
        string text = $"{Folds.Length} folds: loss {Loss}";
        if (Folds[0].Classification is not null)
            text += $", accuracy {Accuracy}";
        return Folds[0].Regression is null ? text : $"{text}, MAE {MeanAbsoluteError}, RMSE {RootMeanSquaredError}, R² {RSquared}";
    }
}
