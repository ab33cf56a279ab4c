import type { SoundChoice } from '../contracts/choices';
import type { FaultRow } from '../contracts/rows';
import { severityRank } from '../list/severity';

/** What sounds: open, of the wished severity, taken by nobody, not shelved, not planned. */
export const isLoud = (row: FaultRow, { from }: SoundChoice): boolean =>
  row.status === 'open' && !row.acknowledged && row.shelf !== 'shelved' && row.plannedWork === null && severityRank(row.severity) >= severityRank(from);

/** Decides when to sound and for which severity; the clock and the noise are others'. */
export class Sounding {
  private readonly known = new Set<string>();
  private sounded = -Infinity;
  private begun = false;

  /** The severity to sound now, or null. What stands when the page opens is no news, but sounds again like all that nobody took. */
  hear(rows: Iterable<FaultRow>, wishes: SoundChoice, now: number): string | null {
    let worst: FaultRow | null = null;
    let fresh: FaultRow | null = null;
    for (const row of rows) {
      const loud = isLoud(row, wishes);
      if (!loud) {
        // What comes back to be loud is news again.
        this.known.delete(row.id);
        continue;
      }
      if (!this.known.has(row.id)) {
        this.known.add(row.id);
        fresh = worse(fresh, row);
      }
      worst = worse(worst, row);
    }
    const first = !this.begun;
    this.begun = true;
    if (first) {
      this.sounded = now;
      return null;
    }
    if (!wishes.on || now < wishes.quietUntil) {
      return null;
    }
    const due = fresh ?? (wishes.again > 0 && now - this.sounded >= wishes.again * 1_000 ? worst : null);
    if (due) {
      this.sounded = now;
    }
    return due?.severity ?? null;
  }
}

const worse = (a: FaultRow | null, b: FaultRow): FaultRow => (a === null || severityRank(b.severity) > severityRank(a.severity) ? b : a);
