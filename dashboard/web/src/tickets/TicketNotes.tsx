import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '../contracts/details';
import { Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { usePastMoment } from '../past/standpoint';
import { useMay, useSession } from '../session/session';
import { said } from './lineSays';
import { Gone, TakeAway } from './TakeAway';
import { discard, useUnsent, write } from './unsent';

/** What was written about the ticket, and what is written and not sent yet, which says so and is sent when there is a signal. */
export function TicketNotes({ ticket, flush }: { ticket: TicketDetail; flush: () => Promise<void> }) {
  const { t } = useTranslation();
  const user = useSession(({ me }) => me?.user ?? '');
  const past = usePastMoment() !== null;
  const may = useMay('ticket') && !past;
  const [text, setText] = useState('');
  const waiting = useUnsent(({ all }) => all).filter((note) => !past && note.user === user && note.ticket === ticket.id);
  return (
    <Section title={t('ticket.notes')} count={ticket.note.length + waiting.length}>
      {ticket.note.length + waiting.length === 0 && <p className="quiet">{t('ticket.noNotes')}</p>}
      <ul className="plain">
        {ticket.note.map((note) => (
          <li key={note.id}>
            <span className="quiet"><Moment time={note.date} /> {note.author}</span>
            {note.takenAway ? <div><Gone kind="notes" gone={note.takenAway} /></div> : <><TakeAway ticket={ticket.id} kind="notes" id={note.id} author={note.author} /><div className="said">{said(t, note.author, note.text)}</div></>}
          </li>
        ))}
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
