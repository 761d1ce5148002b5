using Circles;

CircleClassifier network = CircleClassifier.Train();
WebApplication app = WebApplication.Create(args);
app.MapGet("/classify", (float x, float y) => network.Classify([x, y]));
app.Run();
