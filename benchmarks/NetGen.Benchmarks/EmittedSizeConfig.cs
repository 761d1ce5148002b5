using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using NetGen.Testing.Compiling;

namespace NetGen.Benchmarks;

/// <summary>Adds the size of the file that is emitted.</summary>
public sealed class EmittedSizeConfig : ManualConfig
{
    public EmittedSizeConfig() => AddColumn(new EmittedSizeColumn());

    private sealed class EmittedSizeColumn : IColumn
    {
        public string Id => nameof(EmittedSizeColumn);

        public string ColumnName => "Emitted";

        public string Legend => "Size of the emitted file";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Metric;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var network = (NetworkText)benchmarkCase.Parameters[nameof(GeneratorBenchmarks.Network)];
            int bytes = NetworkCompilation.Of(network.Source.File).Generated.Single().SourceText.Length;
            return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F0} KB");
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
