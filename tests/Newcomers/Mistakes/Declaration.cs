using NetGen;

[Network(2)]
[Dense(3)]
public class Encoder;
