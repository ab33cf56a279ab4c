import { Button, Input } from 'antd';
import { type ChangeEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '../contracts/details';
import { Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { complain } from '../operations/complain';
import { usePastMoment } from '../past/standpoint';
import { useMay, useSession } from '../session/session';
import { useKeptPicture } from './keptPictures';
import { Gone, TakeAway } from './TakeAway';
import type { UnsentPicture } from './pictureBox';
import { discardPicture, keep, useUnsentPictures } from './unsentPictures';

const taken = 'image/jpeg,image/png,image/webp';

/** Pictures of the place, and those that are taken and not sent yet, which say so and are sent when there is a signal. */
export function TicketPictures({ ticket, flush }: { ticket: TicketDetail; flush: () => Promise<void> }) {
  const { t } = useTranslation();
  const user = useSession(({ me }) => me?.user ?? '');
  const past = usePastMoment() !== null;
  const may = useMay('ticket') && !past;
  const all = useUnsentPictures((box) => box.all);
  const trouble = useUnsentPictures((box) => box.trouble);
  const waiting = past ? [] : all.filter((picture) => picture.user === user && picture.ticket === ticket.id);
  return (
    <Section title={t('picture.title')} count={ticket.attachment.length + waiting.length}>
      {ticket.attachment.length + waiting.length === 0 && <p className="quiet">{t('picture.none')}</p>}
      {trouble !== null && !past && <p role="alert">{t('picture.trouble', { reason: trouble })}</p>}
      <ul className="pictures">
        {ticket.attachment.map((picture) => (
          <li key={picture.id}>
            {picture.takenAway ? <p><Gone kind="pictures" gone={picture.takenAway} /> <span className="quiet"><Moment time={picture.date} /> {picture.author}</span></p> : <figure>
              <Small ticket={ticket.id} picture={picture} />
              <figcaption>{picture.description} <span className="quiet"><Moment time={picture.date} /> {picture.author}</span> <TakeAway ticket={ticket.id} kind="pictures" id={picture.id} author={picture.author} /></figcaption>
            </figure>}
          </li>
        ))}
        {waiting.map((picture) => <li key={picture.key} className="unsent"><Waiting picture={picture} /></li>)}
      </ul>
      {may && <Add user={user} ticket={ticket.id} flush={flush} />}
    </Section>
  );
}

/** As the host has it, or as this device keeps it, which is not larger than it shows. */
function Small({ ticket, picture }: { ticket: string; picture: TicketDetail['attachment'][number] }) {
  const kept = useShownBytes(useKeptPicture(ticket, picture.id));
  return kept !== null
    ? <img src={kept} alt={picture.description} />
    : <a href={picture.url} target="_blank" rel="noreferrer"><img src={picture.smallUrl} alt={picture.description} loading="lazy" /></a>;
}

function Waiting({ picture }: { picture: UnsentPicture }) {
  const { t } = useTranslation();
  const shown = useShownBytes(useMemo(() => new Blob([picture.bytes], { type: picture.type }), [picture]));
  return (
    <figure>
      {shown !== null && <img src={shown} alt={picture.text} />}
      <figcaption>
        <b role="status">{picture.refused === undefined ? t('ticket.unsent') : t('ticket.refused', { reason: picture.refused })}</b>{' '}
        {picture.text} <span className="quiet"><Moment time={picture.at} /></span>{' '}
        <Button size="small" onClick={() => void discardPicture(picture.key)}>{t('ticket.discard')}</Button>
      </figcaption>
    </figure>
  );
}

/** Choose or take one, say what it shows, add it. */
function Add({ user, ticket, flush }: { user: string; ticket: string; flush: () => Promise<void> }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const shown = useShownBytes(file);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setFile(event.target.files?.[0] ?? null);
    // The same picture may be chosen again.
    event.target.value = '';
  };
  const add = async (chosen: File) => {
    try {
      await keep(user, ticket, text.trim(), chosen);
      setFile(null);
      setText('');
      await flush();
    } catch (error) {
      complain(t, t('picture.add'), error);
    }
  };
  return (
    <form
      className="comment"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) {
          void add(file);
        }
      }}
    >
      <input ref={field} type="file" accept={taken} hidden onChange={choose} aria-label={t('picture.choose')} />
      <Button onClick={() => field.current?.click()}>{t(file === null ? 'picture.choose' : 'picture.another')}</Button>
      {file !== null && (
        <>
          {shown !== null && <img className="picture-preview" src={shown} alt={t('picture.preview', { name: file.name })} />}
          <Input value={text} onChange={(event) => setText(event.target.value)} maxLength={500} aria-label={t('picture.text')} placeholder={t('picture.text')} />
          <Button htmlType="submit" type="primary" disabled={text.trim() === ''} title={text.trim() === '' ? t('picture.textNeeded') : undefined}>{t('picture.add')}</Button>
          <Button onClick={() => setFile(null)}>{t('action.cancel')}</Button>
        </>
      )}
      <p className="quiet">{t('picture.hint')}</p>
    </form>
  );
}

/** An address under which the page shows octets that it holds. */
function useShownBytes(octets: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (octets === null) {
      setAddress(null);
      return undefined;
    }
    const made = URL.createObjectURL(octets);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [octets]);
  return address;
}
