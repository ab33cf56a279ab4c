import { useTranslation } from 'react-i18next';
import type { FaultDetail, TicketDetail } from '../contracts/details';
import type { TicketRow } from '../contracts/rows';
import { AffectedCircuits, AffectedCustomers } from '../faults/Affected';
import { Cause } from '../faults/Cause';
import { Loaded, Long, Section } from '../frame/Panel';
import { useOfRow } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { Refused } from '../session/http';
import { askOrKept, useKeeping } from './keptTickets';
import { ticketName } from './ticketName';

/** What the ticket is about, told from the fault itself in the language of the page: the cause and why it is thought so, whom it hits. */
export function TicketAbout({ ticket, row }: { ticket: TicketDetail; row: TicketRow | undefined }) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const id = ticket.relatedEntity.find((entity) => entity['@referredType'] === 'ServiceProblem')?.id ?? '';
  const path = `faults/${encodeURIComponent(id)}`;
  const fetched = useOfRow({
    key: ['fault', id, at, 'ticket'],
    row: [row?.changedAt],
    ask: (signal) => (at === null ? askOrKept(ticket.id, () => ask<FaultDetail>(path, null), ({ fault }) => fault) : ask<FaultDetail>(path, at, signal)),
    isOf: ({ fault }) => fault.id === id,
  });
  useKeeping(ticket, fetched.data ?? null, row ?? null, fetched.isSuccess || fetched.isError);
  // Who sees a ticket need not see its fault.
  if (fetched.error instanceof Refused && fetched.error.status === 404) {
    return <Alone ticket={ticket} row={row} />;
  }
  const detail = fetched.data;
  return (
    <>
      <Section title={t('ticket.what')}><Loaded fetched={fetched} missing="">{(fault) => <Cause detail={fault} />}</Loaded></Section>
      {detail !== undefined && (
        <>
          <Section title={t('fault.customers')} count={detail.customers.length}>
            <AffectedCustomers customers={detail.customers} exposure={detail.exposure} asOf={detail.fault.changedAt} running={detail.fault.status === 'open'} />
          </Section>
          <Section title={t('fault.circuits')} count={detail.circuits.length}><AffectedCircuits circuits={detail.circuits} running={detail.fault.status === 'open'} /></Section>
        </>
      )}
    </>
  );
}

/** The same from the ticket alone. */
function Alone({ ticket, row }: { ticket: TicketDetail; row: TicketRow | undefined }) {
  const { t } = useTranslation();
  const circuits = ticket.relatedEntity.filter((entity) => entity['@referredType'] === 'circuit');
  const customers = ticket.relatedParty.filter(({ role }) => role === 'customer');
  return (
    <>
      <Section title={t('ticket.what')}><p className="said">{row === undefined ? ticket.name : ticketName(t, row)}</p></Section>
      <Section title={t('fault.customers')} count={customers.length}><Names things={customers} none={t('ticket.noCustomers')} /></Section>
      <Section title={t('fault.circuits')} count={circuits.length}><Names things={circuits} none={t('ticket.noCircuits')} /></Section>
    </>
  );
}

function Names({ things, none }: { things: readonly { id: string; name?: string }[]; none: string }) {
  return things.length === 0
    ? <p className="quiet">{none}</p>
    : <Long items={things} first={10}>{(shown) => <ul className="plain">{shown.map(({ id, name }) => <li key={id}>{name ?? id}</li>)}</ul>}</Long>;
}
