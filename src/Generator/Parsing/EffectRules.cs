using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>What can be compiled, but hardly does what its author has in mind.</summary>
/// <param name="attributes">The attributes of a class.</param>
/// <param name="declarations">What each of them declares; null where an argument is wrong.</param>
/// <param name="errors">Receives it.</param>
internal sealed class EffectRules(
    ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
{
    private readonly int[] _layers =
        [.. Enumerable.Range(0, attributes.Length).Where(i => attributes[i].Role == AttributeRole.Layer)];

    public void Check()
    {
        // On several declarations the layers have no order, which is an error of its own.
        if (attributes.Any(attribute => attribute.Declaration != attributes[0].Declaration))
            return;
        CheckLogits();
        CheckLinearSequences();
        CheckDropoutSequences();
    }

    private void CheckLogits()
    {
        int loss = Array.FindIndex(declarations, declaration => declaration is LossDeclaration { LogitFunction: not null });
        if (loss < 0 || _layers.Length == 0)
            return;

        int last = _layers[_layers.Length - 1];
        if (declarations[last] is LayerDeclaration layer && RangeOf(layer.OutputActivation) is { } range)
        {
            errors.Add(
                Descriptors.ConfinedLogits, attributes[last].LocationOf("activation"),
                layer.OutputActivation.ToString(), range, attributes[loss].DisplayName, ((LossDeclaration)declarations[loss]!).LogitFunction!);
        }
    }

    /// <summary>A dropout between the two is not a nonlinearity: it multiplies by numbers that do not depend on the values.</summary>
    private void CheckLinearSequences()
    {
        int[] layers = [.. _layers.Where(i => declarations[i] is not DropoutDeclaration)];
        for (int i = 0; i + 1 < layers.Length; i++)
        {
            if (declarations[layers[i]] is DenseDeclaration { Activation: Activation.Linear } first && declarations[layers[i + 1]] is DenseDeclaration { From: null }
                && !IsReadElsewhere(first))
            {
                DeclaredAttribute attribute = attributes[layers[i]];
                string units = first.Units.ToString("N0", CultureInfo.InvariantCulture);
                errors.Add(Descriptors.LinearSequence, attribute.LocationOf("activation"), attribute.DisplayName, units);
            }
        }
    }

    /// <summary>Whether another layer than the next one reads the layer, which then is more than a part of a product.</summary>
    private bool IsReadElsewhere(LayerDeclaration layer) => layer.Name is { } name && declarations.OfType<LayerDeclaration>().Any(other =>
        other.From == name || other.Reads.Any(read => read.Name == name));

    private void CheckDropoutSequences()
    {
        for (int i = 1; i < _layers.Length; i++)
        {
            if (declarations[_layers[i - 1]] is not DropoutDeclaration { Rate: > 0 and var first } before
                || declarations[_layers[i]] is not DropoutDeclaration { Rate: > 0 and var second } dropout
                || dropout.OfChannels != before.OfChannels)
            {
                continue;
            }

            // What both leave alone stays, and the scales multiply: 1 / (1 - p) · 1 / (1 - q).
            float both = (float)(1 - (1 - (double)first) * (1 - (double)second));
            string? repair = NumberRange.BelowOne.Contains(both) ? Text(both) + "f" : null;
            errors.AddRepairable(Descriptors.DropoutSequence, attributes[_layers[i]].Location, repair, dropout.Attribute, Text(second), Text(first), Text(both));
        }
    }

    /// <summary>The numbers that an activation gives; null where that is all of them.</summary>
    private static string? RangeOf(Activation activation) => activation switch
    {
        Activation.Linear or Activation.LeakyRelu => null,
        Activation.Relu => "from 0 up",
        Activation.Elu => "above -1",
        Activation.Selu => "above -1.76",
        Activation.Tanh => "from -1 to 1",
        Activation.Sigmoid => "from 0 to 1",
        Activation.Softplus => "above 0",
        Activation.Gelu => "from -0.17 up",
        Activation.Silu => "from -0.28 up",
        Activation.Relu6 => "from 0 to 6",
        Activation.HardSigmoid => "from 0 to 1",
        Activation.HardSwish => "from -0.375 up",
        Activation.Mish => "from -0.31 up",
        Activation.GeluTanh => "from -0.171 up",
        _ => throw new NotSupportedException($"{activation} has no range."),
    };

    private static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);
}
