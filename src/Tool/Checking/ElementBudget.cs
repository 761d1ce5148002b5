using System.Globalization;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Checking;

/// <summary>
/// How many elements of constants and parameters one pass over a model may compute. All of them are kept in memory, and a small file can ask for any number:
/// by operators that make large constants, or layers whose weights are not in the file.
/// </summary>
/// <param name="most">Their number in all.</param>
internal sealed class ElementBudget(long most)
{
    /// <summary>How often a constant of the model's own can be turned, converted, divided or put into a layer.</summary>
    public const int CopiesOfEach = 8;

    private long _taken;

    public long Most => most;

    /// <summary>Whether more was computed already.</summary>
    public bool IsSpent => _taken > most;

    /// <summary>The budget of a model: as much as a network can have, and some copies of what is in the file.</summary>
    public static ElementBudget Of(OnnxModel model)
    {
        IEnumerable<OnnxAttribute> attributes = model.Nodes.SelectMany(node => node.Attributes.Values);
        IEnumerable<Tensor> tensors = [.. model.Constants.Values, .. attributes.Select(attribute => attribute.Tensor).OfType<Tensor>()];
        return new ElementBudget(SizeLimits.Parameters + (CopiesOfEach * tensors.Sum(tensor => (long)tensor.Values.Length)));
    }

    /// <summary>Counts elements that a node computed.</summary>
    public void Take(long count)
    {
        _taken += count;
        if (IsSpent)
        {
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"the constants and parameters that are computed up to it have {_taken:N0} elements in all; the limit for a model of this size is {most:N0}");
            throw new ModelFileException(text) { IsOfSize = true };
        }
    }
}
