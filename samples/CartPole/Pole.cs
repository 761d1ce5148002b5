/// <summary>
/// A pole on a cart, which is pushed to the left or to the right in each step (Barto, Sutton and Anderson: Neuronlike adaptive elements that can solve difficult learning control
/// problems, 1983). It falls if the cart leaves its track or the pole leans too far.
/// </summary>
internal struct Pole
{
    /// <summary>The numbers that describe it: the cart's position and speed, the pole's angle and angular speed.</summary>
    public const int Features = 4;

    /// <summary>The steps after which an episode ends as a success.</summary>
    public const int MostSteps = 500;

    private const float Gravity = 9.8f, CartMass = 1, PoleMass = 0.1f, HalfLength = 0.5f, Force = 10, Seconds = 0.02f;
    private const float MostDistance = 2.4f, MostAngle = 12 * MathF.PI / 180;

    private float _position, _speed, _angle, _angularSpeed;

    /// <summary>A pole that almost stands still.</summary>
    public static Pole Standing(Random random)
    {
        return new Pole { _position = Little(), _speed = Little(), _angle = Little(), _angularSpeed = Little() };

        float Little() => 0.1f * random.NextSingle() - 0.05f;
    }

    /// <summary>The steps that it has been balanced for.</summary>
    public int Steps { get; private set; }

    public readonly bool Fell => MathF.Abs(_position) > MostDistance || MathF.Abs(_angle) > MostAngle;

    public readonly bool Ends => Fell || Steps == MostSteps;

    public readonly void CopyTo(Span<float> features) =>
        (features[0], features[1], features[2], features[3]) = (_position, _speed, _angle, _angularSpeed);

    /// <summary>Pushes the cart for one step.</summary>
    public void Push(bool right)
    {
        (float sin, float cos) = MathF.SinCos(_angle);
        const float Mass = CartMass + PoleMass;
        float push = ((right ? Force : -Force) + PoleMass * HalfLength * _angularSpeed * _angularSpeed * sin) / Mass;
        float angularAcceleration = (Gravity * sin - cos * push) / (HalfLength * (4f / 3 - PoleMass * cos * cos / Mass));
        float acceleration = push - PoleMass * HalfLength * angularAcceleration * cos / Mass;

        _position += Seconds * _speed;
        _speed += Seconds * acceleration;
        _angle += Seconds * _angularSpeed;
        _angularSpeed += Seconds * angularAcceleration;
        Steps++;
    }
}
