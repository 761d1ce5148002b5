// NetGen by itself, with BenchmarkDotNet:
//
//     dotnet run -c Release --project benchmarks/NetGen.Benchmarks -- --filter '*Inference*'
//
// Other filters: '*TrainingStep*', '*Generator*'.

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

IConfig config = DefaultConfig.Instance
    .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
    .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Microsecond).WithMaxParameterColumnWidth(32))
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
