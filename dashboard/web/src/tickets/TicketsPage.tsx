import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '../contracts/rows';
import { lazily } from '../frame/lazily';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { useOpened } from '../list/useOpened';
import { acknowledgeFault } from '../operations/operations';
import { useKeptRows } from './keptTickets';
import { ticketList } from './ticketList';

const TicketPanel = lazily(() => import('./TicketPanel'));

/** The tickets at work. */
export function TicketsPage() {
  const { t } = useTranslation();
  const { id, row, open, close } = useOpened('tickets');
  useKeptRows();
  const keys = useMemo(() => ({ acknowledge: (ticket: TicketRow) => void acknowledgeFault(t, { id: ticket.fault, ticket: ticket.id, acknowledgedBy: ticket.acknowledgedBy, acknowledgedUntil: ticket.acknowledgedUntil }, !ticket.acknowledged) }), [t]);
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><TicketPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  return <ListPage kind={ticketList} open={id} onOpen={open} onClose={id === null ? undefined : close} keys={keys} panel={panel} />;
}
