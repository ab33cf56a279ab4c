namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>A text that says a severity, an event type or a cause; understood once where no message decides it.</summary>
/// <param name="understand">Null for what is none.</param>
internal sealed class NamedValue<T>(ValueText text, Func<string, T?> understand)
    where T : struct
{
    private readonly T? constant = text.Constant is { } always ? understand(always) : null;

    /// <summary>Null where it says nothing that is one.</summary>
    public T? Read(Facts facts) => text.Constant is null ? understand(text.Read(facts)) : constant;
}
