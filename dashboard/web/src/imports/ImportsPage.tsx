import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../contracts/administration';
import { useKeys } from '../frame/keys';
import { Loaded } from '../frame/Panel';
import { PlainPage } from '../frame/PlainPage';
import { Moment } from '../frame/Times';
import { get } from '../session/http';
import { word } from '../words/explain';
import { ImportPanel } from './ImportPanel';
import { Uploading } from './Uploading';

const everyMs = 10_000;

/** What was imported, what was held back, and the next import. */
export function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id = null } = useParams({ strict: false });
  const close = useCallback(() => void navigate({ to: '/imports' }), [navigate]);
  useKeys(useMemo(() => ({ close: id === null ? undefined : close }), [id, close]));
  const fetched = useQuery({ queryKey: ['imports'], queryFn: () => get<ImportSummary[]>('/api/inventory/imports'), refetchInterval: everyMs });
  return (
    <PlainPage title={t('nav.imports')} hint={t('imports.hint')} panel={id !== null && <ImportPanel key={id} id={id} onClose={close} />}>
      <Uploading onTaken={(taken) => void navigate({ to: '/imports/$id', params: { id: taken } })} />
      <Loaded fetched={fetched} missing={t('error.notFound')}>{(imports) => <Imports imports={imports} opened={id} />}</Loaded>
    </PlainPage>
  );
}

function Imports({ imports, opened }: { imports: readonly ImportSummary[]; opened: string | null }) {
  const { t } = useTranslation();
  if (imports.length === 0) {
    return <p className="empty">{t('imports.empty')}</p>;
  }
  return (
    <table className="facts rows" aria-label={t('nav.imports')}>
      <thead>
        <tr>
          <th scope="col">{t('imports.time')}</th>
          <th scope="col">{t('imports.user')}</th>
          <th scope="col">{t('imports.origin')}</th>
          <th scope="col">{t('imports.kind')}</th>
          <th scope="col" className="number">{t('imports.added')}</th>
          <th scope="col" className="number">{t('imports.changed')}</th>
          <th scope="col" className="number">{t('imports.removed')}</th>
          <th scope="col" className="number">{t('imports.rejected')}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((each) => (
          <tr key={each.id} data-row={each.id} aria-current={each.id === opened ? 'true' : undefined}>
            <td><Link to="/imports/$id" params={{ id: each.id }}>{each.time === null ? each.id : <Moment time={each.time} />}</Link></td>
            <td>{each.user}</td>
            <td>{word(t, 'importOrigin', each.origin)}</td>
            <td>{t(each.full ? 'imports.full' : 'imports.upsert')}</td>
            <td className="number">{each.added}</td>
            <td className="number">{each.changed}</td>
            <td className="number">{each.removed}</td>
            <td className="number">{each.rejected > 0 ? <span className="failed">{each.rejected}</span> : each.rejected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
