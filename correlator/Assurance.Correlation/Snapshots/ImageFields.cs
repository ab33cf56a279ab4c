using System.Collections.Concurrent;
using System.Reactive.Concurrency;
using System.Reflection;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Snapshots;

/// <summary>The fields of a type that an image holds, those of its bases first.</summary>
internal static class ImageFields
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = new();
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Locks = new();

    public static FieldInfo[] Of(Type type) => Known.GetOrAdd(type, static t => [.. Chain(t).SelectMany(Declared).Where(IsHeld)]);

    /// <summary>Its locks, which are made anew.</summary>
    public static FieldInfo[] LocksOf(Type type) => Locks.GetOrAdd(type, static t => [.. Chain(t).SelectMany(Declared).Where(f => f.FieldType == typeof(Lock))]);

    private static IEnumerable<Type> Chain(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            yield return at;
        }
    }

    private static IEnumerable<FieldInfo> Declared(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .OrderBy(f => f.Name, StringComparer.Ordinal);

    // Services come with the line itself.
    private static bool IsHeld(FieldInfo field)
    {
        var type = field.FieldType;
        return !typeof(Delegate).IsAssignableFrom(type) && !typeof(IScheduler).IsAssignableFrom(type)
            && type != typeof(EngineOptions) && type != typeof(Lock) && type.Namespace?.StartsWith("System.Reactive", StringComparison.Ordinal) != true
            && !type.IsDefined(typeof(WorkedOutAttribute)) && !field.IsDefined(typeof(WorkedOutAttribute)) && !IsWorkedOut(field);
    }

    // An automatic property carries the attribute in its field's place.
    private static bool IsWorkedOut(FieldInfo field) =>
        field.Name is ['<', .. var rest] && rest.IndexOf('>', StringComparison.Ordinal) is > 0 and var end
        && field.DeclaringType!.GetProperty(rest[..end], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.IsDefined(typeof(WorkedOutAttribute)) == true;
}
