import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InventoryFinding } from '../contracts/details';
import { Loaded } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { get } from '../session/http';
import { word } from '../words/explain';

/** Fetched anew this often: the inventory is mended by the day. */
const everyMs = 30_000;

/** What devices say that contradicts the inventory, for whoever keeps it. */
export function FindingsPage() {
  const { t } = useTranslation();
  const fetched = useQuery({ queryKey: ['findings'], queryFn: () => get<InventoryFinding[]>('/api/inventory/findings'), refetchInterval: everyMs });
  return (
    <div className="list-page">
      <section className="list-side" aria-label={t('nav.findings')}>
        <div className="list-bar">
          <h1>{t('nav.findings')}</h1>
          <span className="quiet">{t('finding.hint')}</span>
        </div>
        <div className="unknown-scroll" tabIndex={0} role="group" aria-label={t('nav.findings')}>
          <Loaded fetched={fetched} missing={t('error.notFound')}>{(findings) => <Findings findings={findings} />}</Loaded>
        </div>
      </section>
    </div>
  );
}

function Findings({ findings }: { findings: readonly InventoryFinding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) {
    return <p className="empty">{t('finding.empty')}</p>;
  }
  return (
    <table className="facts unknown">
      <thead>
        <tr>
          <th scope="col">{t('finding.seen')}</th>
          <th scope="col">{t('finding.device')}</th>
          <th scope="col">{t('finding.what')}</th>
          <th scope="col">{t('unknown.first')}</th>
          <th scope="col">{t('unknown.last')}</th>
          <th scope="col">{t('finding.evidence')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={finding.id} data-row={finding.id}>
            <td className="number">{finding.seen}</td>
            <td>{finding.deviceName}</td>
            <td>
              {word(t, 'findingKind', finding.kind)}: <b>{finding.subject}</b> <span className="quiet">{finding.detail}</span>
            </td>
            <td className="nowrap"><Moment time={finding.first} /></td>
            <td className="nowrap"><Moment time={finding.last} /></td>
            <td>{finding.alarms.map((id) => <Link key={id} to="/alarms/$id" params={{ id }} className="inline nowrap">{id}</Link>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
