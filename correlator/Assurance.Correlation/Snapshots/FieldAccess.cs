using System.Reflection;
using System.Reflection.Emit;

namespace Assurance.Correlation.Snapshots;

/// <summary>Reads and writes all held fields of a type, compiled: a large line has millions of them, and reflection takes a microsecond for each.</summary>
internal static class FieldAccess
{
    private static readonly MethodInfo Put = typeof(FieldAccess).GetMethod(nameof(Write), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo Take = typeof(FieldAccess).GetMethod(nameof(Read), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Of an object.</summary>
    public static Action<ImageWriter, object> Writer(Type type)
    {
        var (method, il) = Begin("Write", typeof(void), typeof(ImageWriter), typeof(object));
        foreach (var field in ImageFields.Of(type))
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Castclass, type);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Call, Put.MakeGenericMethod(field.FieldType));
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<ImageWriter, object>>();
    }

    /// <inheritdoc cref="Writer"/>
    public static Action<ImageReader, object> Reader(Type type)
    {
        var (method, il) = Begin("Read", typeof(void), typeof(ImageReader), typeof(object));
        foreach (var field in ImageFields.Of(type))
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Castclass, type);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Call, Take.MakeGenericMethod(field.FieldType));
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<ImageReader, object>>();
    }

    /// <summary>Of a structure.</summary>
    public static Action<ImageWriter, T> Writer<T>()
    {
        var (method, il) = Begin("Write", typeof(void), typeof(ImageWriter), typeof(T));
        foreach (var field in ImageFields.Of(typeof(T)))
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarga_S, (byte)1);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Call, Put.MakeGenericMethod(field.FieldType));
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<ImageWriter, T>>();
    }

    /// <inheritdoc cref="Writer{T}"/>
    public static Func<ImageReader, T> Reader<T>()
    {
        var (method, il) = Begin("Read", typeof(T), typeof(ImageReader));
        var made = il.DeclareLocal(typeof(T));
        il.Emit(OpCodes.Ldloca, made);
        il.Emit(OpCodes.Initobj, typeof(T));
        foreach (var field in ImageFields.Of(typeof(T)))
        {
            il.Emit(OpCodes.Ldloca, made);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Call, Take.MakeGenericMethod(field.FieldType));
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ldloc, made);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<ImageReader, T>>();
    }

    // Fields are private, and most are set once.
    private static (DynamicMethod Method, ILGenerator Code) Begin(string name, Type returns, params Type[] takes)
    {
        var method = new DynamicMethod(name, returns, takes, typeof(FieldAccess).Module, skipVisibility: true);
        return (method, method.GetILGenerator());
    }

    private static void Write<T>(ImageWriter image, T value) => ValueCodec<T>.Instance.Write(image, value);

    private static T Read<T>(ImageReader image) => ValueCodec<T>.Instance.Read(image);
}
