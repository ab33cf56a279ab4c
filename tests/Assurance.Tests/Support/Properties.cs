using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Support;

/// <summary>Checks a property over generated inputs, the same ones every run; a failure prints the smallest input that breaks it.</summary>
internal static class Properties
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(100).WithReplay(20_260_302, 47_111);

    public static void Hold<T>(Gen<T> inputs, Func<T, bool> property) => Prop.ForAll(inputs.ToArbitrary(), property).Check(Quick);
}
