using System.Globalization;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Contract;

/// <summary>Neither the compiler nor what it generates heeds the culture of the machine.</summary>
[Trait("Runs", "once")]
public class CultureTests
{
    private static readonly NetworkSource Source = new(20, new Layer(40, Activation.Selu), new Layer(3, Activation.Gelu), new Layer(2))
    {
        Optimizer = new Sgd(0.9f, true, 0.0001f),
    };

    /// <summary>Decimal commas, and the minus sign that typographers prefer, as in Swedish.</summary>
    private static CultureInfo Hostile
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = "\u00A0";
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.PositiveSign = "plus";
            culture.NumberFormat.NaNSymbol = "no number";
            culture.NumberFormat.PositiveInfinitySymbol = "very much";
            return culture;
        }
    }

    [Fact]
    public void The_generated_text_is_the_same_in_every_culture()
    {
        string[] invariant = In(CultureInfo.InvariantCulture, TextsOf);
        Assert.NotEmpty(invariant);
        Assert.Equal(invariant, In(Hostile, TextsOf));

        static string[] TextsOf() => [.. NetworkCompilation.Of(Source.File).Generated.Select(generated => generated.SourceText.ToString())];
    }

    [Fact]
    public void The_generated_code_computes_the_same_in_every_culture()
    {
        Batch batch = Batch.Of(Source, 5, useRows: false, seed: 1);
        Assert.Equal(In(CultureInfo.InvariantCulture, Train), In(Hostile, Train));

        float[] Train()
        {
            CompiledNetwork network = CompiledNetwork.Of(NetworkCompilation.Of(Source.File).Load(), Source.Name);
            network.Parameters = batch.Parameters;
            network.TrainStep(batch.Inputs, batch.Targets, 0.1f);
            return network.Parameters;
        }
    }

    [Fact]
    public void The_messages_are_the_same_in_every_culture()
    {
        CompiledNetwork network = NetworkCompilation.Load(Source);
        Assert.Equal(In(CultureInfo.InvariantCulture, Message), In(Hostile, Message));

        string Message() => Assert.ThrowsAny<ArgumentException>(() => network.LossOfLabels(new float[20], [-123])).Message;
    }

    private static T In<T>(CultureInfo culture, Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
