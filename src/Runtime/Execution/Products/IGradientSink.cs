using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Processes the gradient of a parameter while it is in registers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientSink
{
    /// <summary>Whether <see cref="Take"/> is long; see <see cref="IEpilogue.IsLong"/>.</summary>
    static virtual bool IsLong => false;

    /// <summary>Processes the gradient of the parameters from <paramref name="offset"/> floats after <paramref name="target"/> on.</summary>
    void Take<V>(V gradient, ref float target, nint offset)
        where V : struct, IVector<V>;
}
