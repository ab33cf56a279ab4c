using System.Collections.Immutable;

namespace Assurance.Model.Sla;

/// <summary>A span of time, the end not included. Empty if the end is not after the start.</summary>
public readonly record struct Span(DateTimeOffset Start, DateTimeOffset End)
{
    public bool IsEmpty => End <= Start;

    public TimeSpan Length => IsEmpty ? TimeSpan.Zero : End - Start;

    public Span Within(Span window) => new(Start > window.Start ? Start : window.Start, End < window.End ? End : window.End);
}

/// <summary>Spans that may overlap, added up (standards: union, never the sum of durations).</summary>
internal ref struct SpanSet(System.Span<Span> room)
{
    private readonly System.Span<Span> spans = room;
    private int count;

    /// <summary>Adds a span unless it is empty.</summary>
    public void Add(Span span)
    {
        if (!span.IsEmpty)
        {
            spans[count++] = span;
        }
    }

    /// <summary>Adds what is left of a span without another.</summary>
    public void AddWithout(Span span, Span excluded)
    {
        if (excluded.Within(span).IsEmpty)
        {
            Add(span);
            return;
        }

        Add(span with { End = excluded.Start });
        Add(span with { Start = excluded.End });
    }

    /// <summary>The time that any of them covers.</summary>
    /// <param name="skipped">Times that never were; they do not overlap.</param>
    public readonly TimeSpan Length(ImmutableArray<Span> skipped)
    {
        var sorted = spans[..count];
        sorted.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var length = TimeSpan.Zero;
        var end = DateTimeOffset.MinValue;
        foreach (var span in sorted)
        {
            if (span.End > end)
            {
                var added = span with { Start = span.Start > end ? span.Start : end };
                length += added.Length;
                foreach (var never in skipped)
                {
                    length -= never.Within(added).Length;
                }

                end = span.End;
            }
        }

        return length;
    }
}
