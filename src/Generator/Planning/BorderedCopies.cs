using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>
/// The copies of images that a program's products over windows read: with a border of zeros, so that no window leaves the image, and with
/// packed pixels, so that the values of a row of the window lie end to end. All products that read an image share its copy.
/// </summary>
internal sealed class BorderedCopies
{
    private readonly Dictionary<Tensor, Border> _borders = [];
    private readonly Dictionary<Tensor, BorderedCopy> _copies = [];

    /// <param name="nests">The nests of the program.</param>
    public BorderedCopies(IEnumerable<Nest> nests)
    {
        foreach (WindowContraction product in nests.Select(WindowContraction.Of).OfType<WindowContraction>().Where(product => product.NeedsCopy))
        {
            Tensor image = product.Left.Tensor;
            Border border = Border.Of(product.Left);
            _borders[image] = _borders.TryGetValue(image, out Border? other) ? other.And(border) : border;
        }
    }

    /// <summary>What a product reads its left operand from: a copy, or null where it reads the tensor itself.</summary>
    /// <param name="product">The product.</param>
    /// <param name="kernel">What makes the copy, the first time that it is read.</param>
    public BorderedCopy? Of(WindowContraction product, out BorderKernel? kernel)
    {
        kernel = null;
        if (!product.NeedsCopy)
            return null;
        Tensor image = product.Left.Tensor;
        if (_copies.TryGetValue(image, out BorderedCopy? copy))
            return copy;
        Border border = _borders[image];
        string name = image.Name + (border.IsEmpty ? "Packed" : "Bordered");
        copy = new BorderedCopy(new Tensor(name, border.Around(image.Shape), TensorRole.Value) { IsPacked = true }, border);
        _copies.Add(image, copy);
        kernel = new BorderKernel(name.PascalCase(), image, copy);
        return copy;
    }
}
