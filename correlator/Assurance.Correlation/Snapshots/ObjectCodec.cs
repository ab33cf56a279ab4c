using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Assurance.Correlation.Snapshots;

/// <summary>How an object of a type stands in an image: made first, filled later, since objects refer to each other in circles.</summary>
internal abstract class ObjectCodec
{
    private static readonly ConcurrentDictionary<Type, ObjectCodec> Known = new();

    private static readonly Dictionary<Type, Type> Collections = new()
    {
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(HashSet<>)] = typeof(SetCodec<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCodec<>),
        [typeof(Queue<>)] = typeof(QueueCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCodec<,>),
        [typeof(ConcurrentDictionary<,>)] = typeof(ConcurrentDictionaryCodec<,>),
        [typeof(PriorityQueue<,>)] = typeof(PriorityQueueCodec<,>),
    };

    /// <exception cref="NotSupportedException">No image can hold such a thing.</exception>
    public static ObjectCodec Of(Type type) => Known.GetOrAdd(type, Make);

    /// <param name="length">Of an array.</param>
    public abstract object Create(int length);

    /// <summary>Of an array; 0 for anything else.</summary>
    public virtual int LengthOf(object value) => 0;

    public abstract void Write(ImageWriter image, object value);

    /// <param name="isInPlace">The object is part of the line: so may be what it refers to.</param>
    public abstract void Read(ImageReader image, object value, bool isInPlace);

    private static ObjectCodec Make(Type type)
    {
        var codec = type.IsArray ? typeof(ArrayCodec<>).MakeGenericType(type.GetElementType()!)
            : type.IsGenericType && Collections.TryGetValue(type.GetGenericTypeDefinition(), out var collection) ? collection.MakeGenericType(type.GetGenericArguments())
            : null;
        return codec is not null ? (ObjectCodec)Activator.CreateInstance(codec)! : new FieldsCodec(type);
    }
}

/// <summary>An object of our own, or an immutable collection: field by field.</summary>
internal sealed class FieldsCodec : ObjectCodec
{
    private readonly Type type;
    private readonly Action<ImageWriter, object> write;
    private readonly Action<ImageReader, object> read;

    public FieldsCodec(Type type)
    {
        var isOurs = type.Assembly.GetName().Name!.StartsWith("Assurance.", StringComparison.Ordinal);
        if (!isOurs && type.Namespace != "System.Collections.Immutable")
        {
            throw new NotSupportedException($"no snapshot holds a {type}");
        }

        this.type = type;
        write = FieldAccess.Writer(type);
        read = FieldAccess.Reader(type);
    }

    public override object Create(int length)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var gate in ImageFields.LocksOf(type))
        {
            gate.SetValue(made, Activator.CreateInstance(gate.FieldType));
        }

        return made;
    }

    public override void Write(ImageWriter image, object value) => write(image, value);

    public override void Read(ImageReader image, object value, bool isInPlace)
    {
        if (!isInPlace)
        {
            read(image, value);
            return;
        }

        foreach (var field in ImageFields.Of(type))
        {
            field.SetValue(value, field.FieldType.IsValueType
                ? ValueCodec.Of(field.FieldType).ReadBoxed(image)
                : image.Object(image.Body.Read7BitEncodedInt(), field.GetValue(value)));
        }
    }
}

internal sealed class ArrayCodec<T> : ObjectCodec
{
    public override object Create(int length) => new T[length];

    public override int LengthOf(object value) => ((T[])value).Length;

    public override void Write(ImageWriter image, object value)
    {
        foreach (var item in (T[])value)
        {
            ValueCodec<T>.Instance.Write(image, item);
        }
    }

    public override void Read(ImageReader image, object value, bool isInPlace)
    {
        var items = (T[])value;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ValueCodec<T>.Instance.Read(image);
        }
    }
}
