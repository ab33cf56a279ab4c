import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../contracts/rows';
import { Service } from '../frame/Mark';
import { slaLeft } from '../words/time';

const shown = 12;

/** Customers that are hit now, worst first. */
export function WallAccounts({ rows }: { rows: readonly CustomerRow[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ol className="wall-rows">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <Service value={row.state} />
            <span className="main">{row.keyAccount && '★ '}{row.name}</span>
            <span>{row.circuitsDown} / {row.circuitsDegraded} / {row.circuitsAtRisk}</span>
            <span className="end">{row.minutesLeft !== null && slaLeft(t, row.minutesLeft)}</span>
            <span className="end">{row.accountManager}</span>
            <span />
          </li>
        ))}
      </ol>
      {rows.length > shown && <p className="quiet">{t('wall.more', { count: rows.length - shown })}</p>}
    </>
  );
}
