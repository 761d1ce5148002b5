using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>A way in which exporters write something, with what it means.</summary>
internal interface IPattern
{
    /// <summary>Puts what it means in the place of what ends with a node; false if it does not end the pattern.</summary>
    bool Apply(Graph graph, OnnxNode node);
}
