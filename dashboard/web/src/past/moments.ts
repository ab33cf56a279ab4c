/** `GET /api/past`: the span there is a past of, and what broke in it. */
export interface Span {
  readonly first: string;
  readonly last: string;
  readonly faults: readonly Mark[];
}

export interface Mark {
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly raisedAt: string;
  readonly resolvedAt: string | null;
}

/** Where a moment lies in the span, from 0 to 1. */
export function placeIn(span: Pick<Span, 'first' | 'last'>, moment: number): number {
  const [first, last] = [Date.parse(span.first), Date.parse(span.last)];
  return last <= first ? 1 : Math.min(1, Math.max(0, (moment - first) / (last - first)));
}
