import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePastMoment } from './standpoint';

/** What is known of now only must not stand among what was then. */
export function OnlyNow({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return usePastMoment() === null ? children : <p className="quiet" role="status">{t('past.onlyNow')}</p>;
}
