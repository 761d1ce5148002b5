using System.Globalization;

namespace NetGen;

/// <summary>The errors of one output of a network that predicts numbers; see <see cref="RegressionMetrics"/>.</summary>
/// <param name="MeanAbsoluteError">The mean absolute error, MAE.</param>
/// <param name="RootMeanSquaredError">The root mean squared error, RMSE.</param>
/// <param name="RSquared">The coefficient of determination, R²: 1 − the sum of the squared errors / the sum of the squared distances of the targets from their mean.</param>
public readonly record struct OutputErrors(double MeanAbsoluteError, double RootMeanSquaredError, double RSquared)
{
    /// <summary>Gets the errors in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"MAE {MeanAbsoluteError:G4}, RMSE {RootMeanSquaredError:G4}, R² {RSquared:G4}");
}
