import { useWords } from '../words/Words';
import { Tag } from '../frame/Mark';

/** That an acknowledgement ended by itself, and whose it was: it is new work. */
export function LapsedTag({ by }: { by: string | null }) {
  const { t } = useWords();
  return by === null ? null : <Tag tone="strong" hint={t('mark.lapsedHint')}>{t('mark.lapsed', { user: by })}</Tag>;
}
