using System.Runtime.InteropServices;
using System.Text;

namespace Assurance.Correlation.Snapshots;

/// <summary>Writes objects with all they refer to, circles included: first what each object holds, then what the objects are.</summary>
internal sealed class ImageWriter
{
    private readonly ImageContext context;
    private readonly Dictionary<object, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly List<object> objects = [];

    private ImageWriter(ImageContext context) => this.context = context;

    public ImageBody Body { get; } = new();

    /// <exception cref="NotSupportedException">The line keeps something that no image can hold: a defect.</exception>
    public static void Write(Stream target, IReadOnlyList<object> roots, ImageContext context)
    {
        var image = new ImageWriter(context);
        foreach (var root in roots)
        {
            image.NumberOf(root);
        }

        // The list grows while it is written.
        for (var i = 0; i < image.objects.Count; i++)
        {
            image.WriteBody(image.objects[i]);
        }

        image.Finish(target, roots.Count);
    }

    /// <summary>0 for nothing.</summary>
    public int NumberOf(object? value)
    {
        if (value is null)
        {
            return 0;
        }

        ref var number = ref value is string text
            ? ref CollectionsMarshal.GetValueRefOrAddDefault(texts, text, out var isKnown)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, value, out isKnown);
        if (!isKnown)
        {
            objects.Add(value);
            number = objects.Count;
        }

        return number;
    }

    private void WriteBody(object value)
    {
        if (value is not string && !context.IsNamed(value, out _))
        {
            ObjectCodec.Of(value.GetType()).Write(this, value);
        }
    }

    private void Finish(Stream target, int roots)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        var types = new Dictionary<Type, int>();
        writer.Write7BitEncodedInt(objects.Count);
        writer.Write7BitEncodedInt(roots);
        foreach (var value in objects)
        {
            WriteHead(writer, types, value);
        }

        writer.Write(Body.Length);
        writer.Flush();
        Body.WriteTo(target);
    }

    private void WriteHead(BinaryWriter writer, Dictionary<Type, int> types, object value)
    {
        var type = value.GetType();
        if (types.TryGetValue(type, out var known))
        {
            writer.Write7BitEncodedInt(known);
        }
        else
        {
            types[type] = types.Count + 1;
            writer.Write7BitEncodedInt(0);
            writer.Write(type.AssemblyQualifiedName!);
            writer.Write(ImageLayout.Of(type));
        }

        if (value is string text)
        {
            writer.Write(text);
        }
        else if (context.IsNamed(value, out var name))
        {
            writer.Write(true);
            writer.Write(name);
        }
        else
        {
            writer.Write(false);
            writer.Write7BitEncodedInt(ObjectCodec.Of(type).LengthOf(value));
        }
    }
}
