using System.Globalization;
using System.Text;

namespace NetGen.Generator.Graph;

/// <summary>
/// What a network computes of its inputs and parameters, as a text: its operations, each with its constants and with the places of the tensors that it
/// reads. Names, how layers are shown, and all that only training does have no part in it. It must not change for a network that computes the same: files
/// hold a hash of it.
/// </summary>
internal static class Meaning
{
    public static string Of(NetworkGraph graph)
    {
        var places = new Dictionary<Tensor, int>();
        var text = new StringBuilder();
        foreach (Tensor input in graph.Inputs)
            Add("Input", input, "");
        foreach (Parameter parameter in graph.Parameters)
            Add("Parameter", parameter, "");
        foreach (Parameter buffer in graph.Buffers)
            Add("Buffer", buffer, "");
        foreach (Operation operation in graph.Slice([graph.Output]))
        {
            string reads = string.Concat(operation.Inputs.Select(tensor => $" {places[tensor].ToString(CultureInfo.InvariantCulture)}"));
            foreach (Tensor result in operation.Values)
                Add(operation.GetType().Name, result, operation.Constants.Length == 0 ? reads : $"{reads} {operation.Constants}");
        }

        return text.Append("Output ").Append(places[graph.Output].ToString(CultureInfo.InvariantCulture)).ToString();

        void Add(string kind, Tensor tensor, string how)
        {
            places.Add(tensor, places.Count);
            text.Append(kind).Append(' ').Append(tensor.Shape).Append(how).Append('\n');
        }
    }

    /// <summary>A number in a text, bit for bit.</summary>
    public static string Text(float constant) => BitConverter.ToInt32(BitConverter.GetBytes(constant), 0).ToString("x8", CultureInfo.InvariantCulture);
}
