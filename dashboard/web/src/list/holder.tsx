import type { Assignable } from '../operations/AssignTo';
import { Tag } from '../frame/Mark';
import { useSession } from '../session/session';
import { useWords } from '../words/Words';
import type { Facet } from './useQuery';

export const holderFacet: Facet = { name: 'holder', values: ['mine', 'others', 'nobody'], words: 'holder', preset: [], look: 'choice' };

/** Whose it is, as the person who looks would say. */
export const holder = ({ assignedTo }: Assignable): string =>
  (assignedTo === null ? 'nobody' : assignedTo === useSession.getState().me?.user ? 'mine' : 'others');

export function HolderCell({ row }: { row: Assignable }) {
  const { t } = useWords();
  if (row.assignedTo === null) {
    return row.unassignedFrom === null ? null : <Tag tone="strong" hint={t('assign.lapsed', { user: row.unassignedFrom })}>{t('assign.ended')}</Tag>;
  }
  return holder(row) === 'mine' ? <b className="mine">{row.assignedTo}</b> : <>{row.assignedTo}</>;
}
