using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Assurance.Correlation.Snapshots;

/// <summary>How a value of a type stands in an image: numbers and structures in place, anything else as a reference.</summary>
internal abstract class ValueCodec
{
    private static readonly ConcurrentDictionary<Type, ValueCodec> Known = new();

    public static ValueCodec Of(Type type) => Known.GetOrAdd(type, Make);

    public abstract object? ReadBoxed(ImageReader image);

    private static ValueCodec Make(Type type)
    {
        var codec = !type.IsValueType ? typeof(ReferenceCodec<>).MakeGenericType(type)
            : !HoldsReferences(type) ? typeof(BitsCodec<>).MakeGenericType(type)
            : Nullable.GetUnderlyingType(type) is { } inner ? typeof(NullableCodec<>).MakeGenericType(inner)
            : typeof(StructureCodec<>).MakeGenericType(type);
        return (ValueCodec)Activator.CreateInstance(codec)!;
    }

    private static bool HoldsReferences(Type type) =>
        (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;
}

internal abstract class ValueCodec<T> : ValueCodec
{
    public static ValueCodec<T> Instance { get; } = (ValueCodec<T>)Of(typeof(T));

    public abstract void Write(ImageWriter image, T value);

    public abstract T Read(ImageReader image);

    public override object? ReadBoxed(ImageReader image) => Read(image);
}

/// <summary>A reference: the number of the object.</summary>
internal sealed class ReferenceCodec<T> : ValueCodec<T>
{
    public override void Write(ImageWriter image, T value) => image.Body.Write7BitEncodedInt(image.NumberOf(value));

    public override T Read(ImageReader image) => (T)image.Object(image.Body.Read7BitEncodedInt())!;
}

/// <summary>Numbers, times and structures of such: the octets as they lie in memory. An image is read by the program that wrote it.</summary>
internal sealed class BitsCodec<T> : ValueCodec<T>
{
    public override void Write(ImageWriter image, T value)
    {
        Span<byte> octets = stackalloc byte[Unsafe.SizeOf<T>()];
        Unsafe.WriteUnaligned(ref octets[0], value);
        image.Body.Write(octets);
    }

    public override T Read(ImageReader image)
    {
        Span<byte> octets = stackalloc byte[Unsafe.SizeOf<T>()];
        image.Body.ReadExactly(octets);
        return Unsafe.ReadUnaligned<T>(ref octets[0]);
    }
}

/// <summary>A structure that holds references and may be missing.</summary>
internal sealed class NullableCodec<T> : ValueCodec<T?>
    where T : struct
{
    public override void Write(ImageWriter image, T? value)
    {
        image.Body.Write(value.HasValue);
        if (value is { } present)
        {
            ValueCodec<T>.Instance.Write(image, present);
        }
    }

    public override T? Read(ImageReader image) => image.Body.ReadBoolean() ? ValueCodec<T>.Instance.Read(image) : null;
}

/// <summary>A structure that holds references: field by field.</summary>
internal sealed class StructureCodec<T> : ValueCodec<T>
{
    private readonly Action<ImageWriter, T> write = FieldAccess.Writer<T>();
    private readonly Func<ImageReader, T> read = FieldAccess.Reader<T>();

    public override void Write(ImageWriter image, T value) => write(image, value);

    public override T Read(ImageReader image) => read(image);
}
