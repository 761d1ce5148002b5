using Circles;

CircleClassifier network = CircleClassifier.Train();
Console.WriteLine($"the middle is class {network.Classify([0.1f, -0.2f])}");
Console.WriteLine($"a corner is class {network.Classify([0.9f, 0.8f])}");
