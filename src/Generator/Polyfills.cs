// netstandard2.0 lacks types that the C# compiler needs: for records and init accessors, and for list patterns.

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}
