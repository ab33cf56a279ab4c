using System.Collections.Immutable;

namespace Assurance.Model.Sla;

/// <summary>A span of time, the end not included. Empty if the end is not after the start.</summary>
public readonly record struct Span(DateTimeOffset Start, DateTimeOffset End)
{
    public bool IsEmpty => End <= Start;

    public TimeSpan Length => IsEmpty ? TimeSpan.Zero : End - Start;

    public Span Within(Span window) => new(Start > window.Start ? Start : window.Start, End < window.End ? End : window.End);
}

/// <summary>Arithmetic of sets of spans: outages that overlap count once (standards: union, never the sum of durations).</summary>
public static class SpanSet
{
    /// <summary>The same time as spans in order that do not touch.</summary>
    public static ImmutableArray<Span> Union(IEnumerable<Span> spans)
    {
        var union = ImmutableArray.CreateBuilder<Span>();
        foreach (var span in spans.Where(s => !s.IsEmpty).OrderBy(s => s.Start))
        {
            if (union.Count > 0 && span.Start <= union[^1].End)
            {
                union[^1] = union[^1] with { End = span.End > union[^1].End ? span.End : union[^1].End };
            }
            else
            {
                union.Add(span);
            }
        }

        return union.ToImmutable();
    }

    /// <summary>What is left of a span without another: none, one or two spans.</summary>
    public static IEnumerable<Span> Without(Span span, Span excluded)
    {
        if (excluded.Within(span).IsEmpty)
        {
            return [span];
        }

        Span[] parts = [span with { End = excluded.Start }, span with { Start = excluded.End }];
        return parts.Where(p => !p.IsEmpty);
    }

    public static TimeSpan Length(IEnumerable<Span> spans) => Union(spans).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length);
}
