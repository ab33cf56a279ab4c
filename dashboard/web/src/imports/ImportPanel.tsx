import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportForm, RejectedRow } from '../contracts/administration';
import { Loaded, Long, Panel, Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { get } from '../session/http';
import { word } from '../words/explain';
import { FileCounts } from './FileCounts';

const pendingMs = 1_000;

/** What one import did, and each row that was held back. */
export function ImportPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const fetched = useQuery({
    queryKey: ['import', id],
    queryFn: () => get<ImportForm>(`/api/inventory/imports/${encodeURIComponent(id)}`),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? pendingMs : false),
  });
  return (
    <Panel label={t('imports.title', { id })} title={t('imports.title', { id })} onClose={onClose}>
      <Loaded fetched={fetched} missing={t('imports.missing', { id })}>{(done) => <Done done={done} />}</Loaded>
    </Panel>
  );
}

function Done({ done }: { done: ImportForm }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="summary">
        {done.time !== null && <Moment time={done.time} />} <b>{done.user}</b>
        <span className="quiet">{word(t, 'importOrigin', done.origin)}, {t(done.full ? 'imports.full' : 'imports.upsert')}</span>
      </div>
      {done.status === 'pending' && <p role="status">{t('imports.pending')}</p>}
      <Section title={t('imports.files')}><FileCounts files={done.files} /></Section>
      <Section title={t('imports.rows')} count={done.rejected.length}><Rejected rows={done.rejected} /></Section>
      {done.remarks.length > 0 && (
        <Section title={t('imports.remarks')} count={done.remarks.length}>
          <ul className="plain">{done.remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>
        </Section>
      )}
    </>
  );
}

function Rejected({ rows }: { rows: readonly RejectedRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) {
    return <p className="quiet">{t('imports.noRows')}</p>;
  }
  return (
    <Long items={rows} first={100}>
      {(shown) => (
        <ul className="plain">
          {shown.map(({ file, line, reason }) => <li key={`${file}:${line}:${reason}`}><span className="machine">{file}:{line}:</span> {reason}</li>)}
        </ul>
      )}
    </Long>
  );
}
