import { Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '../contracts/details';
import type { TicketRow } from '../contracts/rows';
import { Severity, Tag } from '../frame/Mark';
import { Loaded, Panel, Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { useOfRow } from '../live/useChanged';
import { Actions } from '../operations/Actions';
import { AssignTo } from '../operations/AssignTo';
import { complain } from '../operations/complain';
import { acknowledgeFault } from '../operations/operations';
import { askPast } from '../past/askPast';
import { useHindrance, usePastMoment } from '../past/standpoint';
import { get, send } from '../session/http';
import { useMay, useSession } from '../session/session';
import { word } from '../words/explain';
import { said } from './lineSays';
import { TicketAbout } from './TicketAbout';
import { TicketNotes } from './TicketNotes';
import { ticketName } from './ticketName';
import { TicketPictures } from './TicketPictures';
import { isOpenStatus } from './ticketList';
import { askOrKept, useKeptAt } from './keptTickets';
import { useSending } from './useSending';
import { ticketPath } from './unsent';

interface TicketPanelProps {
  readonly id: string;
  readonly row: TicketRow | undefined;
  readonly onClose: () => void;
}

/** A ticket as the engineer at the site needs it: where, what is thought to be broken and why, whom it hits, what was written. */
export default function TicketPanel({ id, row, onClose }: TicketPanelProps) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useOfRow({
    key: ['ticket', id, at],
    row: [row?.changedAt, row?.assignmentVersion],
    ask: (signal) => (at === null ? askOrKept(id, async () => get<TicketDetail>(ticketPath(id)), ({ ticket }) => ticket) : askPast<TicketDetail>(`tickets/${encodeURIComponent(id)}`, at, signal)),
    isOf: (before) => before.id === id,
  });
  return (
    <Panel label={t('ticket.title', { id })} title={<>{row && <span className={isOpenStatus(row.status) ? undefined : 'past'}><Severity value={row.severity} bare /></span>} {id} <span className="quiet">{row && ticketName(t, row)}</span></>} thing={row} onClose={onClose}>
      <Loaded fetched={fetched} missing={t('ticket.missing', { id })}>{(ticket) => <Details ticket={ticket} row={row} />}</Loaded>
    </Panel>
  );
}

function Details({ ticket, row }: { ticket: TicketDetail; row: TicketRow | undefined }) {
  const { t } = useTranslation();
  const of = (type: string) => ticket.relatedEntity.filter((entity) => entity['@referredType'] === type);
  const flush = useSending(useSession(({ me }) => me?.user ?? ''));
  const keptAt = useKeptAt(ticket.id);
  return (
    <>
      {keptAt !== null && <p className="kept" role="status">{t('ticket.kept')} <Moment time={new Date(keptAt).toISOString()} /></p>}
      <p className="summary">
        <Tag tone={isWork(ticket.status) ? 'strong' : 'quiet'}>{word(t, 'ticketStatus', ticket.status)}</Tag>
        {ticket.place !== undefined && <b>{ticket.place}</b>}
        {row && <span>{t('column.priority')} {row.priority}</span>}
        {row?.expectedResolution != null && <span>{t('column.due')} <Moment time={row.expectedResolution} /></span>}
        {of('ServiceProblem').map(({ id }) => <Link key={id} to="/faults/$id" params={{ id }}>{t('ticket.fault', { id })}</Link>)}
      </p>
      <Next ticket={ticket} />
      {row && ticket.nextStatus.length > 0 && (
        <Actions
          acknowledged={row.acknowledged}
          by={row.acknowledgedBy}
          until={row.acknowledgedUntil}
          lapsedBy={row.lapsedBy}
          act={(wanted, minutes) => acknowledgeFault(t, { id: row.fault, ticket: row.id, acknowledgedBy: row.acknowledgedBy, acknowledgedUntil: row.acknowledgedUntil }, wanted, minutes)}
        />
      )}
      {row && ticket.nextStatus.length > 0 && <AssignTo fault={row.fault} ticket={row.id} row={row} />}
      <TicketAbout ticket={ticket} row={row} />
      <TicketNotes ticket={ticket} flush={flush} />
      <TicketPictures ticket={ticket} flush={flush} />
      <Section title={t('fault.timeline')}>
        <ol className="timeline">
          {[...ticket.statusChange].reverse().map((change, index) => (
            <li key={index}><span className="quiet"><Moment time={change.changeDate} /></span> {word(t, 'ticketStatus', change.status)} {said(t, change.changedBy, change.changeReason)} <span className="quiet">{change.changedBy}</span></li>
          ))}
        </ol>
      </Section>
    </>
  );
}

const isWork = (status: string): boolean => ['acknowledged', 'inProgress', 'pending', 'held'].includes(status);

/** What the ticket may become, with a reason. */
function Next({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useMay('ticket');
  const hindrance = useHindrance();
  const [reason, setReason] = useState('');
  if (!may || ticket.nextStatus.length === 0) {
    return null;
  }
  const become = async (status: string) => {
    try {
      await send('PATCH', ticketPath(ticket.id), { status, statusChangeReason: reason.trim() });
      setReason('');
      await queries.invalidateQueries({ queryKey: ['ticket', ticket.id] });
    } catch (error) {
      complain(t, word(t, 'ticketStatus', status), error);
    }
  };
  return (
    <div className="actions">
      <Input className="narrow" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} aria-label={t('ticket.reason')} placeholder={t('ticket.reason')} />
      {ticket.nextStatus.map((status) => (
        <Button key={status} disabled={hindrance !== null} title={hindrance === null ? undefined : t(hindrance)} onClick={() => void become(status)}>{word(t, 'ticketStatus', status)}</Button>
      ))}
    </div>
  );
}
