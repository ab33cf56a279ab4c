using System.Collections.Concurrent;

namespace Assurance.Correlation.Snapshots;

/// <summary>A collection: its items in its own order. They are put in once all objects are filled, for some are looked up by what they hold.</summary>
internal abstract class CollectionCodec<TCollection, TItem> : ObjectCodec
    where TCollection : class, IEnumerable<TItem>
{
    public override object Create(int length) => Make();

    public override void Write(ImageWriter image, object value)
    {
        var items = ((TCollection)value).ToArray();
        image.Body.Write7BitEncodedInt(items.Length);
        foreach (var item in items)
        {
            Write(image, item);
        }
    }

    public override void Read(ImageReader image, object value, bool isInPlace)
    {
        var items = new TItem[image.Body.Read7BitEncodedInt()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(image);
        }

        image.Later(() =>
        {
            foreach (var item in items)
            {
                Add((TCollection)value, item);
            }
        });
    }

    protected abstract TCollection Make();

    protected abstract void Add(TCollection collection, TItem item);

    protected virtual void Write(ImageWriter image, TItem item) => ValueCodec<TItem>.Instance.Write(image, item);

    protected virtual TItem Read(ImageReader image) => ValueCodec<TItem>.Instance.Read(image);

    // Texts are compared by their code units everywhere in the line.
    protected static IEqualityComparer<TKey>? Equality<TKey>() => typeof(TKey) == typeof(string) ? (IEqualityComparer<TKey>)StringComparer.Ordinal : null;

    protected static IComparer<TKey>? Order<TKey>() => typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : null;
}

internal abstract class PairsCodec<TCollection, TKey, TValue> : CollectionCodec<TCollection, KeyValuePair<TKey, TValue>>
    where TCollection : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override void Write(ImageWriter image, KeyValuePair<TKey, TValue> item)
    {
        ValueCodec<TKey>.Instance.Write(image, item.Key);
        ValueCodec<TValue>.Instance.Write(image, item.Value);
    }

    protected override KeyValuePair<TKey, TValue> Read(ImageReader image)
    {
        var key = ValueCodec<TKey>.Instance.Read(image);
        return new(key, ValueCodec<TValue>.Instance.Read(image));
    }
}

internal sealed class ListCodec<T> : CollectionCodec<List<T>, T>
{
    protected override List<T> Make() => [];

    protected override void Add(List<T> collection, T item) => collection.Add(item);
}

internal sealed class SetCodec<T> : CollectionCodec<HashSet<T>, T>
{
    protected override HashSet<T> Make() => new(Equality<T>());

    protected override void Add(HashSet<T> collection, T item) => collection.Add(item);
}

internal sealed class SortedSetCodec<T> : CollectionCodec<SortedSet<T>, T>
{
    protected override SortedSet<T> Make() => new(Order<T>());

    protected override void Add(SortedSet<T> collection, T item) => collection.Add(item);
}

internal sealed class QueueCodec<T> : CollectionCodec<Queue<T>, T>
{
    protected override Queue<T> Make() => new();

    protected override void Add(Queue<T> collection, T item) => collection.Enqueue(item);
}

internal sealed class DictionaryCodec<TKey, TValue> : PairsCodec<Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> Make() => new(Equality<TKey>());

    protected override void Add(Dictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);
}

internal sealed class ConcurrentDictionaryCodec<TKey, TValue> : PairsCodec<ConcurrentDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override ConcurrentDictionary<TKey, TValue> Make() => new(Equality<TKey>() ?? EqualityComparer<TKey>.Default);

    protected override void Add(ConcurrentDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection[item.Key] = item.Value;
}

internal sealed class SortedDictionaryCodec<TKey, TValue> : PairsCodec<SortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> Make() => new(Order<TKey>());

    protected override void Add(SortedDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);
}

internal sealed class PriorityQueueCodec<TElement, TPriority> : ObjectCodec
{
    public override object Create(int length) => new PriorityQueue<TElement, TPriority>();

    public override void Write(ImageWriter image, object value)
    {
        var items = ((PriorityQueue<TElement, TPriority>)value).UnorderedItems;
        image.Body.Write7BitEncodedInt(items.Count);
        foreach (var (element, priority) in items)
        {
            ValueCodec<TElement>.Instance.Write(image, element);
            ValueCodec<TPriority>.Instance.Write(image, priority);
        }
    }

    public override void Read(ImageReader image, object value, bool isInPlace)
    {
        for (var left = image.Body.Read7BitEncodedInt(); left > 0; left--)
        {
            var element = ValueCodec<TElement>.Instance.Read(image);
            ((PriorityQueue<TElement, TPriority>)value).Enqueue(element, ValueCodec<TPriority>.Instance.Read(image));
        }
    }
}
