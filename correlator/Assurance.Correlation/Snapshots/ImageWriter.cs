using System.Text;

namespace Assurance.Correlation.Snapshots;

/// <summary>Writes objects with all they refer to, circles included: first what each object holds, then what the objects are.</summary>
internal sealed class ImageWriter : IDisposable
{
    private readonly ImageContext context;
    private readonly Dictionary<object, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly List<object> objects = [];
    private readonly MemoryStream body = new();

    private ImageWriter(ImageContext context)
    {
        this.context = context;
        Body = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true);
    }

    public BinaryWriter Body { get; }

    /// <exception cref="NotSupportedException">The line keeps something that no image can hold: a defect.</exception>
    public static void Write(Stream target, IReadOnlyList<object> roots, ImageContext context)
    {
        using var image = new ImageWriter(context);
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

        if (value is string text)
        {
            return texts.TryGetValue(text, out var known) ? known : texts[text] = Take(text);
        }

        return numbers.TryGetValue(value, out var number) ? number : numbers[value] = Take(value);
    }

    public void Dispose()
    {
        Body.Dispose();
        body.Dispose();
    }

    private int Take(object value)
    {
        objects.Add(value);
        return objects.Count;
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

        Body.Flush();
        writer.Write(body.Length);
        writer.Flush();
        body.WriteTo(target);
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
