import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Views } from '../contracts/hub';
import { useHeldStore } from '../live/views';
import { usePastMoment } from '../past/standpoint';
import { useRow } from './useRow';

/** The row whose page is open beside its list; it stands in the address. */
export function useOpened<V extends 'faults' | 'alarms' | 'tickets' | 'customers' | 'plannedWork'>(view: V) {
  const navigate = useNavigate();
  const past = usePastMoment() !== null;
  const { id = null } = useParams({ strict: false });
  const row = useRow<Views[V]>(useHeldStore(view, past), id);
  const open = useCallback((opened: Views[V]) => void navigate({ to: `/${view}/$id`, params: { id: opened.id }, search: true }), [navigate, view]);
  const close = useCallback(() => void navigate({ to: `/${view}`, search: true }), [navigate, view]);
  return { id, row, open, close };
}

export const focusComment = (): void => document.getElementById('comment')?.focus();

/** Brings the ticket of the fault that is open into sight, as soon as it is there. */
export function revealTicket(tries = 20): void {
  const ticket = document.getElementById('ticket');
  if (ticket) {
    ticket.scrollIntoView({ block: 'start' });
    ticket.focus();
  } else if (tries > 0) {
    setTimeout(() => revealTicket(tries - 1), 100);
  }
}
