import { useWords } from '../words/Words';
import type { AlarmRow, FaultRow } from '../contracts/rows';
import { useZone } from '../frame/InZoneOf';
import { Tag } from '../frame/Mark';
import type { Facet } from '../list/useQuery';
import { absolute } from '../words/time';

type Shelvable = Pick<AlarmRow & FaultRow, 'shelf' | 'shelvedBy' | 'shelvedUntil' | 'shelfReason'>;

/** Shelved rows show where somebody asks for them. */
export const shelfFacet: Facet = { name: 'shelf', values: ['shown', 'shelved'], words: 'shelf', preset: ['shown'], look: 'choice' };

export const onShelf = (row: Shelvable): string => (row.shelf === 'shelved' ? 'shelved' : 'shown');

/** That it lies on the shelf, or came back from it: by whom, until when and why. */
export function ShelfTag({ row }: { row: Shelvable }) {
  const { t, i18n } = useWords();
  const zone = useZone();
  if (row.shelf === 'none') {
    return null;
  }
  const words = { user: row.shelvedBy ?? '', time: row.shelvedUntil == null ? '' : absolute(i18n.language, row.shelvedUntil, zone), reason: row.shelfReason ?? '' };
  return row.shelf === 'shelved'
    ? <Tag tone="quiet" hint={t('shelf.hint', words)}>{t('shelf.until', words)}</Tag>
    : <Tag tone="strong" hint={t('shelf.hint', words)}>{t(`shelf.${row.shelf}`, words)}</Tag>;
}
