import { create } from 'zustand';
import { useLine } from '../live/views';
import { hostNow } from '../session/http';

interface Standpoint {
  /** The moment that is looked at, RFC 3339; null: now, live. */
  readonly at: string | null;
  /** Whether the bar of time shows. */
  readonly open: boolean;
  /** How far the journal is folded, of 1; null while nothing is under way. */
  readonly folded: number | null;
}

/** Where the person stands in time. The address says it; the frame keeps this in step with the address. */
export const useStandpoint = create<Standpoint>(() => ({ at: null, open: false, folded: null }));

/** The moment looked at, or null for now. */
export const usePastMoment = (): string | null => useStandpoint(({ at }) => at);

/** Milliseconds: what the page counts ages from. */
export function viewedNow(): number {
  const { at } = useStandpoint.getState();
  return at === null ? hostNow() : Date.parse(at);
}

/** Why nothing can be done now, as a key among the words; null when it can. */
export function useHindrance(): string | null {
  const live = useLine().state === 'live';
  const past = usePastMoment() !== null;
  return past ? 'past.notNow' : live ? null : 'line.notNow';
}
