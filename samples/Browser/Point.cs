namespace Browser;

/// <summary>A point of a drawing: x grows to the right, and y down.</summary>
public readonly record struct Point(double X, double Y);
