import { Suspense } from 'react';
import { lazily } from '../frame/lazily';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { useOpened } from '../list/useOpened';
import { ticketList } from './ticketList';

const TicketPanel = lazily(() => import('./TicketPanel'));

/** The tickets at work. */
export function TicketsPage() {
  const { id, row, open, close } = useOpened('tickets');
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><TicketPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  return <ListPage kind={ticketList} open={id} onOpen={open} onClose={id === null ? undefined : close} panel={panel} />;
}
