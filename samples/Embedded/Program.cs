// Learns on the device from a stream of samples, and continues after a restart: run it twice. A damaged file is set aside.
//
//     dotnet publish samples/Embedded -c Release -r linux-arm64    (creates one small file that needs no .NET runtime)

using NetGen;

const int Windows = 6_000, BatchSize = 16, SaveEvery = 1_000;
const float LearningRate = 0.02f;

var state = new StateFile(args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "motion.safetensors"));
var network = new MotionClassifier(seed: 1);
state.TryLoad(network, out string report);
Console.WriteLine(report);

// All the memory that the loop needs: one batch. Each window is classified before the network learns from it.
float[] windows = new float[BatchSize * AccelerationSensor.WindowSize];
int[] motions = new int[BatchSize];
var sensor = new AccelerationSensor(Environment.TickCount);
int right = 0, last = 0;
for (int i = 1; i <= Windows; i++)
{
    int place = (i - 1) % BatchSize;
    Span<float> window = windows.AsSpan(place * AccelerationSensor.WindowSize, AccelerationSensor.WindowSize);
    motions[place] = sensor.Read(window);
    if (network.Classify(window) == motions[place])
        right++;
    if (place == BatchSize - 1)
        network.TrainStep(windows, motions, LearningRate);
    if (i % SaveEvery == 0)
    {
        state.Save(network);
        Console.WriteLine($"{i} windows: {100 * right / SaveEvery} % of the last {SaveEvery} right before it learned from them");
        (last, right) = (right, 0);
    }
}

// Other programs can run what it has learned, without NetGen.
network.SaveOnnx(state.OnnxPath, OnnxOutput.Predictions);
return last >= 0.9 * SaveEvery ? 0 : 1;
