import { useTranslation } from 'react-i18next';
import { Tag } from '../frame/Mark';

/** That an acknowledgement ended by itself, and whose it was: it is new work. */
export function LapsedTag({ by }: { by: string | null }) {
  const { t } = useTranslation();
  return by === null ? null : <Tag tone="strong" hint={t('mark.lapsedHint')}>{t('mark.lapsed', { user: by })}</Tag>;
}
