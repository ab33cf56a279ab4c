export type WallPage = 'faults' | 'accounts';

const preset = 20;

/** Seconds a page stays, by `?every=`: 5 to 3600. */
export function everySeconds(search: string): number {
  const asked = Number(new URLSearchParams(search).get('every') ?? preset);
  return Number.isFinite(asked) ? Math.min(3_600, Math.max(5, asked)) : preset;
}

/** The pages that take turns, by `?pages=faults,accounts`; accounts only while one is hit. */
export function pagesOf(search: string, hit: boolean): readonly WallPage[] {
  const asked = (new URLSearchParams(search).get('pages') ?? 'faults,accounts').split(',');
  const pages = (['faults', 'accounts'] as const).filter((page) => asked.includes(page) && (page !== 'accounts' || hit));
  return pages.length === 0 ? ['faults'] : pages;
}
