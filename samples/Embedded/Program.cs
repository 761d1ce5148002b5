// Learns on the device, from a stream of samples, and goes on after a restart where it was: run it twice.
//
//     dotnet publish samples/Embedded -c Release -r linux-arm64    (one small file, without a runtime)

using NetGen;

const int Windows = 6_000, BatchSize = 16, SaveEvery = 1_000;
const float LearningRate = 0.02f;

string file = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "motion.safetensors");
var network = new MotionClassifier(seed: 1);
bool isFirst = !File.Exists(file);
if (!isFirst)
    network.Load(file);
Console.WriteLine(isFirst ? "nothing learned yet" : $"goes on with what {Path.GetFileName(file)} remembers");

// All memory there is to be: a batch, of which each window is classified before it is learned from.
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
        // A crash or a power cut leaves the old file or the new one, never half of one.
        network.Save(file);
        Console.WriteLine($"{i} windows: {100 * right / SaveEvery} % of the last {SaveEvery} right before it learned from them");
        (last, right) = (right, 0);
    }
}

return last >= 0.9 * SaveEvery ? 0 : 1;
