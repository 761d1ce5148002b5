/// <summary>Computes the score of each motion after one more measurement: the <c>Step</c> of a network's stream.</summary>
internal delegate void Step(ReadOnlySpan<float> measurement, Span<float> scores);
