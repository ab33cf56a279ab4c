import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultRow } from '../contracts/rows';
import { Circuits } from '../faults/faultList';
import { Severity } from '../frame/Mark';
import { Age, SlaLeft } from '../frame/Times';
import { severities } from '../list/severity';
import type { Counts } from '../live/query';
import { conditionWord } from '../words/explain';
import { rowRem, useFitting } from './useFitting';

/** How many faults of which severity, and the first of them: as many as the screen has room for. */
export function WallFaults({ rows, counts, loaded }: { rows: readonly FaultRow[]; counts: Counts; loaded: boolean }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const fitting = useFitting(list, rowRem);
  return (
    <>
      <ul className="wall-counts">
        {severities.map((severity) => {
          const count = counts.severity?.[severity] ?? 0;
          return <li key={severity} className={count === 0 ? 'none' : severity}><b>{count}</b> <Severity value={severity} /></li>;
        })}
      </ul>
      {rows.length === 0 && <p className="wall-good">{loaded ? t('list.empty.faults') : t('list.loading')}</p>}
      {rows.length > 0 && (
        <p className="wall-faults wall-head-row" aria-hidden="true">
          <span /><span>{t('column.cause')}</span><span>{t('column.customers')}</span><span className="end">{t('column.circuitsBy')}</span>
          <span className="end">{t('column.minutesLeft')}</span><span className="end">{t('column.ticket')}</span><span className="end">{t('column.age')}</span>
        </p>
      )}
      <ol className="wall-rows" ref={list}>
        {rows.slice(0, fitting).map((row) => (
          <li key={row.id} className={`wall-faults ${row.severity} ${row.acknowledged ? '' : 'fresh'}`}>
            <Severity value={row.severity} bare />
            <span><span className="main">{row.rootName}</span> <span className="quiet">{conditionWord(row.condition)} {row.site !== row.rootName && row.site}</span></span>
            <span>{row.keyAccounts > 0 && <b>★ {row.keyAccounts}</b>} {row.topCustomer}</span>
            <span className="end"><Circuits down={row.circuitsDown} degraded={row.circuitsDegraded} atRisk={row.circuitsAtRisk} label={t('column.circuitsHint')} /></span>
            <span className="end">{row.minutesLeft !== null && <SlaLeft minutes={row.minutesLeft} asOf={row.changedAt} running={row.circuitsDown > 0} />}</span>
            <span className="end">{row.ticket}</span>
            <span className="end"><Age time={row.raisedAt} /></span>
          </li>
        ))}
      </ol>
      {rows.length > fitting && <p className="quiet">{t('wall.more', { count: rows.length - fitting })}</p>}
    </>
  );
}
