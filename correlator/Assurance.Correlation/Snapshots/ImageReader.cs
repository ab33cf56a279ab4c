using System.Text;

namespace Assurance.Correlation.Snapshots;

/// <summary>Fills a line that was just made from an image of another.</summary>
internal sealed class ImageReader
{
    private readonly ImageContext context;
    private readonly List<Head> heads = [];
    private readonly List<Action> later = [];
    private object?[] objects = [];
    private bool[] inPlace = [];

    private ImageReader(BinaryReader body, ImageContext context) => (Body, this.context) = (body, context);

    public BinaryReader Body { get; }

    /// <param name="source">At the beginning of the image.</param>
    /// <param name="roots">Those of the new line, in the order of the old one's.</param>
    /// <exception cref="InvalidDataException">It is no image, or one of another line.</exception>
    public static void Read(Stream source, IReadOnlyList<object> roots, ImageContext context)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        new ImageReader(reader, context).Fill(roots);
    }

    /// <summary>The object of a number; made, or found in its place in the new line, when first met.</summary>
    /// <param name="standing">What stands in the same place of the new line.</param>
    public object? Object(int number, object? standing = null)
    {
        if (number == 0)
        {
            return null;
        }

        if (objects[number - 1] is { } known)
        {
            return known;
        }

        var head = heads[number - 1];
        if (standing is not null && standing.GetType() == head.Type && head.IsStage)
        {
            inPlace[number - 1] = true;
            return objects[number - 1] = standing;
        }

        return objects[number - 1] = head.Text is { } text
            ? head.Type == typeof(string) ? text : context.Find(head.Type, text)
            : ObjectCodec.Of(head.Type).Create(head.Length);
    }

    /// <summary>Does something once all objects are filled.</summary>
    public void Later(Action action) => later.Add(action);

    private void Fill(IReadOnlyList<object> roots)
    {
        var count = Body.Read7BitEncodedInt();
        if (Body.Read7BitEncodedInt() != roots.Count)
        {
            throw new InvalidDataException("the snapshot is of a line of other stages");
        }

        ReadHeads(count);
        Body.ReadInt64();
        (objects, inPlace) = (new object?[count], new bool[count]);
        for (var i = 0; i < roots.Count; i++)
        {
            if (heads[i].Type != roots[i].GetType())
            {
                throw new InvalidDataException($"the snapshot has a {heads[i].Type.Name} where the line has a {roots[i].GetType().Name}");
            }

            (objects[i], inPlace[i]) = (roots[i], true);
        }

        for (var i = 0; i < count; i++)
        {
            if (heads[i].Text is null)
            {
                ObjectCodec.Of(heads[i].Type).Read(this, objects[i]!, inPlace[i]);
            }
        }

        later.ForEach(l => l());
        foreach (var restored in objects.OfType<IRestored>().OrderBy(r => r.Turn).ToList())
        {
            restored.Restored();
        }
    }

    private void ReadHeads(int count)
    {
        var types = new List<Type>();
        for (var i = 0; i < count; i++)
        {
            var number = Body.Read7BitEncodedInt();
            if (number == 0)
            {
                types.Add(TypeOf(Body.ReadString(), Body.ReadUInt64()));
                number = types.Count;
            }

            var type = types[number - 1];
            heads.Add(type == typeof(string) || Body.ReadBoolean() ? new Head(type, Body.ReadString(), 0) : new Head(type, null, Body.Read7BitEncodedInt()));
        }
    }

    // A file names no type but those the line is made of.
    private static Type TypeOf(string name, ulong layout)
    {
        var assembly = name[(name.LastIndexOf(']') + 1)..];
        if (!(assembly.Contains("Assurance.", StringComparison.Ordinal) || assembly.Contains("System.", StringComparison.Ordinal)) || Type.GetType(name) is not { } type)
        {
            throw new InvalidDataException($"the snapshot names a type that is none of the line: {name}");
        }

        return ImageLayout.Of(type) == layout ? type : throw new InvalidDataException($"{type.Name} lay otherwise in the build that took the snapshot");
    }

    private readonly record struct Head(Type Type, string? Text, int Length)
    {
        public bool IsStage { get; } = Type.IsDefined(typeof(StageStateAttribute), inherit: false);
    }
}
