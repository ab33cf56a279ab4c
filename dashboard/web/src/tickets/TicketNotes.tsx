import { Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '../contracts/details';
import { Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { usePastMoment } from '../past/standpoint';
import { useMay, useSession } from '../session/session';
import { discard, sendWaiting, useUnsent, write } from './unsent';

const again = 15_000;

/** What was written about the ticket, and what is written and not sent yet, which says so and is sent when there is a signal. */
export function TicketNotes({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const user = useSession(({ me }) => me?.user ?? '');
  const may = useMay('ticket') && usePastMoment() === null;
  const [text, setText] = useState('');
  const flush = useSending(user, ticket.id);
  const waiting = useUnsent(({ all }) => all).filter((note) => note.user === user && note.ticket === ticket.id);
  return (
    <Section title={t('ticket.notes')} count={ticket.note.length + waiting.length}>
      {ticket.note.length + waiting.length === 0 && <p className="quiet">{t('ticket.noNotes')}</p>}
      <ul className="plain">
        {ticket.note.map((note) => <li key={note.id}><span className="quiet"><Moment time={note.date} /> {note.author}</span><div className="said">{note.text}</div></li>)}
        {waiting.map((note) => (
          <li key={note.key} className="unsent">
            <b role="status">{note.refused === undefined ? t('ticket.unsent') : t('ticket.refused', { reason: note.refused })}</b> <span className="quiet"><Moment time={note.at} /></span>
            <div className="said">{note.text}</div>
            <Button size="small" onClick={() => discard(note.key)}>{t('ticket.discard')}</Button>
          </li>
        ))}
      </ul>
      {may && (
        <form
          className="comment"
          onSubmit={(event) => {
            event.preventDefault();
            write(user, ticket.id, text.trim());
            setText('');
            void flush();
          }}
        >
          <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} aria-label={t('ticket.note')} placeholder={t('ticket.note')} />
          <Button htmlType="submit" disabled={text.trim() === ''}>{t('ticket.addNote')}</Button>
        </form>
      )}
    </Section>
  );
}

/** Tries now, when the browser says there is a signal again, and every quarter of a minute. */
function useSending(user: string, ticket: string): () => Promise<void> {
  const queries = useQueryClient();
  const flush = useCallback(async () => {
    if (user !== '' && (await sendWaiting(user))) {
      await queries.invalidateQueries({ queryKey: ['ticket', ticket] });
    }
  }, [user, ticket, queries]);
  useEffect(() => {
    void flush();
    const timer = setInterval(() => void flush(), again);
    const onOnline = () => void flush();
    addEventListener('online', onOnline);
    return () => {
      clearInterval(timer);
      removeEventListener('online', onOnline);
    };
  }, [flush]);
  return flush;
}
