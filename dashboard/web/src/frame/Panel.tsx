import { Button } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InZoneOf, type Placed } from './InZoneOf';
import { Refused } from '../session/http';
import { useLine } from '../live/views';
import { reasonOf } from '../words/reason';
import { useHint } from './useHint';

/** The page of one row, beside its list. */
export function Panel({ label, title, thing, onClose, children }: { label: string; title: ReactNode; thing?: Placed; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={label} tabIndex={-1}>
      <header className="panel-head">
        <h1>{title}</h1>
        <Button onClick={onClose} aria-label={t('action.close')} title={useHint('close', t('action.close'))}>✕</Button>
      </header>
      <div className="panel-body" tabIndex={0} role="group" aria-label={label}><InZoneOf thing={thing}>{children}</InZoneOf></div>
    </section>
  );
}

export function Section({ id, title, count, children }: { id?: string; title: string; count?: number; children: ReactNode }) {
  return (
    <section className="section" id={id} tabIndex={id === undefined ? undefined : -1}>
      <h2>{title}{count !== undefined && count > 0 && <span className="quiet"> {count}</span>}</h2>
      {children}
    </section>
  );
}

/** A list of which the first few show until somebody asks for all. */
export function Long<T>({ items, first, children }: { items: readonly T[]; first: number; children: (shown: readonly T[]) => ReactNode }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      {children(all ? items : items.slice(0, first))}
      {items.length > first && (
        <Button type="link" onClick={() => setAll(!all)}>{all ? t('action.showFewer') : t('action.showAll', { count: items.length })}</Button>
      )}
    </>
  );
}

/** Asked again it would be answered the same. */
const isFinal = (error: Error): boolean => error instanceof Refused && error.status === 403;

/** Says that what follows is older than it should be; where the line is lost the whole page says so. */
function Stale({ fetched: { error, refetch } }: { fetched: UseQueryResult<unknown> }) {
  const { t } = useTranslation();
  const live = useLine().state === 'live';
  return live && <p role="status" className="stale">{t('error.stale', { reason: reasonOf(t, error) })} <Button size="small" onClick={() => void refetch()}>{t('action.retry')}</Button></p>;
}

/** What was fetched, or what is the matter with it and what to do. */
export function Loaded<T>({ fetched, missing, children }: { fetched: UseQueryResult<T>; missing: string; children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  if (fetched.data !== undefined) {
    return <>{fetched.isRefetchError && <Stale fetched={fetched} />}{children(fetched.data)}</>;
  }
  if (fetched.error instanceof Refused && fetched.error.status === 404) {
    return <p role="alert">{missing}</p>;
  }
  if (fetched.error) {
    return (
      <p role="alert">
        {t('error.fetch', { reason: reasonOf(t, fetched.error) })} {!isFinal(fetched.error) && <Button onClick={() => void fetched.refetch()}>{t('action.retry')}</Button>}
      </p>
    );
  }
  return <p role="status" className="quiet">{t('list.loading')}</p>;
}
