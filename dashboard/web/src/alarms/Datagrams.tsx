import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalledDatagram } from '../contracts/details';
import { Loaded, Long } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { get } from '../session/http';
import { word } from '../words/explain';
import { dump } from './hex';

/** The datagrams behind an alarm, each opened on demand. */
export function Datagrams({ positions }: { positions: readonly string[] }) {
  const { t } = useTranslation();
  if (positions.length === 0) {
    return <p className="quiet">{t('alarm.noJournal')}</p>;
  }
  return (
    <Long items={positions} first={5}>
      {(shown) => <>{shown.map((position, index) => <Datagram key={position} position={position} first={index === 0} />)}</>}
    </Long>
  );
}

function Datagram({ position, first }: { position: string; first: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(first);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alarm.position', { position })}</summary>
      {open && <Opened position={position} />}
    </details>
  );
}

function Opened({ position }: { position: string }) {
  const { t } = useTranslation();
  const fetched = useQuery({
    queryKey: ['journal', position],
    queryFn: () => get<JournalledDatagram>(`/api/journal/${encodeURIComponent(position)}`),
    staleTime: Infinity,
  });
  return (
    <Loaded fetched={fetched} missing={t('alarm.noJournal')}>
      {(datagram) => (
        <>
          <p className="quiet"><Moment time={datagram.time} /> {word(t, 'health', datagram.transport)} {datagram.source}</p>
          <h3>{t('alarm.rule')}</h3>
          <p>{datagram.rule ?? t('alarm.noRule')}</p>
          <h3>{t('alarm.bytes')}</h3>
          <pre className="machine" tabIndex={0}>{dump(datagram.bytes)}</pre>
          <h3>{t('alarm.decoded')}</h3>
          <pre className="machine" tabIndex={0}>{typeof datagram.decoded === 'string' ? datagram.decoded : JSON.stringify(datagram.decoded, null, 2)}</pre>
          <h3>{t('alarm.became')}</h3>
          <pre className="machine" tabIndex={0}>{JSON.stringify(datagram.became, null, 2)}</pre>
        </>
      )}
    </Loaded>
  );
}
