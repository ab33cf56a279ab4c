import { useWords } from '../words/Words';
import { Tag } from '../frame/Mark';

interface LapsedTagProps {
  readonly by: string | null;
  /** Where room is short whose it was is told by the hint. */
  readonly short?: boolean;
}

/** That an acknowledgement ended by itself, and whose it was: it is new work. */
export function LapsedTag({ by, short = false }: LapsedTagProps) {
  const { t } = useWords();
  if (by === null) {
    return null;
  }
  const words = t('mark.lapsed', { user: by });
  return short
    ? <Tag tone="strong" hint={`${words}: ${t('mark.lapsedHint')}`}><span aria-hidden="true">{t('mark.lapsedShort')}</span><span className="visually-hidden">{words}</span></Tag>
    : <Tag tone="strong" hint={t('mark.lapsedHint')}>{words}</Tag>;
}
