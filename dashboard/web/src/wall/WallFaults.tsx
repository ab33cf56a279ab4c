import { useTranslation } from 'react-i18next';
import type { FaultRow } from '../contracts/rows';
import { Severity } from '../frame/Mark';
import { Age, SlaLeft } from '../frame/Times';
import { severities } from '../list/severity';
import type { Counts } from '../live/query';
import { conditionWord } from '../words/explain';

const shown = 10;

/** How many faults of which severity, and the first of them. */
export function WallFaults({ rows, counts, loaded }: { rows: readonly FaultRow[]; counts: Counts; loaded: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="wall-counts">
        {severities.map((severity) => {
          const count = counts.severity?.[severity] ?? 0;
          return <li key={severity} className={count === 0 ? 'none' : severity}><b>{count}</b> <Severity value={severity} /></li>;
        })}
      </ul>
      {rows.length === 0 && <p className="wall-good">{loaded ? t('list.empty.faults') : t('list.loading')}</p>}
      <ol className="wall-rows">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className={`${row.severity} ${row.acknowledged ? '' : 'fresh'}`}>
            <Severity value={row.severity} bare />
            <span className="main">{row.rootName} <span className="quiet">{conditionWord(row.condition)} {row.site}</span></span>
            <span>{row.keyAccounts > 0 && <b>★ {row.keyAccounts}</b>} {row.topCustomer}</span>
            <span className="end">{row.minutesLeft !== null && <SlaLeft minutes={row.minutesLeft} asOf={row.changedAt} running={row.circuitsDown > 0} />}</span>
            <span className="end">{row.ticket}</span>
            <span className="end"><Age time={row.raisedAt} /></span>
          </li>
        ))}
      </ol>
      {rows.length > shown && <p className="quiet">{t('wall.more', { count: rows.length - shown })}</p>}
    </>
  );
}
