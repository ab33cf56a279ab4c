import { describe, expect, it } from 'vitest';
import { share } from './askPast';
import { placeIn } from './moments';

const span = { first: '2026-01-01T00:00:00Z', last: '2026-01-01T01:00:00Z' };

describe('the bar of time', () => {
  it('places a moment in the span, and what lies outside at its end', () => {
    expect(placeIn(span, Date.parse('2026-01-01T00:15:00Z'))).toBe(0.25);
    expect(placeIn(span, Date.parse('2025-12-31T00:00:00Z'))).toBe(0);
    expect(placeIn(span, Date.parse('2026-02-01T00:00:00Z'))).toBe(1);
    expect(placeIn({ first: span.first, last: span.first }, 0)).toBe(1);
  });

  it('says how far the journal is folded', () => {
    expect(share({ from: span.first, reached: '2026-01-01T00:30:00Z' }, span.last)).toBe(0.5);
    expect(share({ from: span.first, reached: '2025-01-01T00:00:00Z' }, span.last)).toBe(0);
    expect(share({ from: span.first, reached: span.first }, span.first)).toBe(1);
  });
});
