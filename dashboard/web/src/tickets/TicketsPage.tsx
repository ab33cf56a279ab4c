import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { TicketRow } from '../contracts/rows';
import { ListPage } from '../list/ListPage';
import { ticketList } from './ticketList';

/** The tickets at work; each opens the fault it is for. */
export function TicketsPage() {
  const navigate = useNavigate();
  const open = useCallback((ticket: TicketRow) => void navigate({ to: '/faults/$id', params: { id: ticket.fault } }), [navigate]);
  return <ListPage kind={ticketList} open={null} onOpen={open} />;
}
