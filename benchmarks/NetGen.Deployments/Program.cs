// Publishes a program in the ways that .NET knows, and compares how soon they have made a first training step, and how fast they are then.
//
//     dotnet run -c Release --project benchmarks/NetGen.Deployments [-- -p:CppCompilerAndLinker=gcc]
//
// What is after the dashes goes to every publish.

using NetGen.Deployments;
using NetGen.Workloads;
using Spectre.Console;

Deployment jit = new("JIT", "jit", ["SelfContained=false"]);
Deployment readyToRun = new("ReadyToRun", "ready-to-run", ["SelfContained=false", "PublishReadyToRun=true"]);
Deployment portable = new("NativeAOT", "native-portable", ["PublishAot=true"]);
Deployment native = new("NativeAOT for this machine", "native", ["PublishAot=true", "IlcInstructionSet=native"]);
Deployment narrow = new("JIT, 256-bit vectors", jit.Folder, jit.Properties, ("DOTNET_EnableAVX512", "0"));

Deployment[] deployments = [jit, readyToRun, portable, native];
foreach (Deployment deployment in deployments)
{
    AnsiConsole.WriteLine($"publishing {deployment.Name} ...");
    deployment.Publish(args);
}

Table[] tables =
[
    StartUp.Compare(deployments),
    Throughput.Compare([jit, narrow, native, portable], Workload.Shapes),
];
foreach (Table table in tables)
{
    AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
    AnsiConsole.Write(table.MarkdownBorder());
}
