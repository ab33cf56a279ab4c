import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../contracts/rows';
import { Circuits } from '../faults/faultList';
import { Service } from '../frame/Mark';
import { slaLeft } from '../words/time';
import { rowRem, useFitting } from './useFitting';

const toneOf = (minutes: number): string => (minutes < 0 ? 'over' : minutes < 60 ? 'short' : 'fine');

/** Customers that are hit now, worst first: as many as the screen has room for. */
export function WallAccounts({ rows }: { rows: readonly CustomerRow[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const fitting = useFitting(list, rowRem);
  return (
    <>
      <p className="wall-accounts wall-head-row" aria-hidden="true">
        <span>{t('column.state')}</span><span>{t('column.customers')}</span><span className="end">{t('column.circuitsBy')}</span><span className="end">{t('column.minutesLeft')}</span><span>{t('column.accountManager')}</span>
      </p>
      <ol className="wall-rows" ref={list}>
        {rows.slice(0, fitting).map((row) => (
          <li key={row.id} className="wall-accounts">
            <Service value={row.state} />
            <span className="main">{row.keyAccount && '★ '}{row.name}</span>
            <span className="end"><Circuits down={row.circuitsDown} degraded={row.circuitsDegraded} atRisk={row.circuitsAtRisk} label={t('column.circuitsHint')} /></span>
            <span className="end">{row.minutesLeft !== null && <span className={`sla ${toneOf(row.minutesLeft)}`}>{slaLeft(t, row.minutesLeft)}</span>}</span>
            <span>{row.accountManager}</span>
          </li>
        ))}
      </ol>
      {rows.length > fitting && <p className="quiet">{t('wall.more', { count: rows.length - fitting })}</p>}
    </>
  );
}
