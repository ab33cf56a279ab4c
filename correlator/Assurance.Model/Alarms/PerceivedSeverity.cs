namespace Assurance.Model.Alarms;

/// <summary>X.733 perceived severity. The values are this product's own rank (worse is larger); they are
/// never a wire number, because RFC 3877 and RFC 8632 count in opposite directions.</summary>
public enum PerceivedSeverity
{
    Cleared = 0,
    Indeterminate = 1,
    Warning = 2,
    Minor = 3,
    Major = 4,
    Critical = 5,
}
