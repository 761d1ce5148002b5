using NetGen;

const string FileName = "classifier.safetensors";

// Put your data here: the features of each sample, and the index of its class.
Dataset<int> points = Dataset.From(SpiralPoint.Draw(2_000, seed: 1), point => [point.X, point.Y], point => point.Arm);
(Dataset<int> training, Dataset<int> heldOut) = points.Split(0.2, seed: 1);

var classifier = new Classifier(seed: 1);
TrainingHistory history = Trainer.Fit(classifier, training, new() { Epochs = 60, LearningRate = 0.01f }, heldOut);
foreach (TrainingEpoch epoch in history.Epochs.Where(epoch => epoch.Epoch % 10 == 0))
    Console.WriteLine($"epoch {epoch.Epoch}: loss {epoch.Loss:F4}, {epoch.ValidationAccuracy:P1} of the held-out points right");

// You can load the file here, in another program, or in PyTorch.
classifier.Save(FileName);
var loaded = new Classifier();
loaded.Load(FileName);

SpiralPoint asked = SpiralPoint.Draw(1, seed: 2).Single();
float[] probabilities = new float[Classifier.OutputSize];
loaded.Predict([asked.X, asked.Y], probabilities);
Console.WriteLine($"({asked.X:F2}, {asked.Y:F2}) is on arm {loaded.Classify([asked.X, asked.Y])} with a probability of {probabilities.Max():P0}");
