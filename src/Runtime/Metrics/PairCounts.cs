using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Counts pairs of classes: in a table while that is small, and otherwise only the pairs that occur.</summary>
internal sealed class PairCounts
{
    private const int MostClassesOfTable = 1024;

    private readonly int _classes;
    private readonly long[] _table;
    private readonly Dictionary<(int Actual, int Predicted), long> _pairs = [];

    public PairCounts(int classes)
    {
        _classes = classes;
        _table = classes <= MostClassesOfTable ? new long[classes * classes] : [];
    }

    public long Largest => Math.Max(_table.Length == 0 ? 0 : _table.Max(), _pairs.Count == 0 ? 0 : _pairs.Values.Max());

    public long this[int actual, int predicted] => _table.Length > 0
        ? _table[actual * _classes + predicted]
        : _pairs.GetValueOrDefault((actual, predicted));

    public void Add(int actual, int predicted)
    {
        if (_table.Length > 0)
            _table[actual * _classes + predicted]++;
        else
            CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (actual, predicted), out _)++;
    }
}
