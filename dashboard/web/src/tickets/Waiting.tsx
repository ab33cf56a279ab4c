import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLine } from '../live/views';
import { askToLast, useLasting } from './lasting';
import { useUnsent } from './unsent';
import { useUnsentPictures } from './unsentPictures';
import { useSending } from './useSending';

const again = 15_000;

/** What a person wrote or took and the host does not have yet: said on every page, and sent as soon as there is a way. */
export default function Waiting({ user }: { user: string }) {
  const { t } = useTranslation();
  const live = useLine().state === 'live';
  const flush = useSending(user);
  const notes = useUnsent(({ all }) => all).filter((each) => each.user === user);
  const pictures = useUnsentPictures(({ all }) => all).filter((each) => each.user === user);
  const promised = useLasting((browser) => browser.promised);
  const waits = notes.length + pictures.length;
  useEffect(() => {
    void flush();
    const timer = setInterval(() => void flush(), again);
    const onOnline = () => void flush();
    addEventListener('online', onOnline);
    return () => {
      clearInterval(timer);
      removeEventListener('online', onOnline);
    };
  }, [flush, live]);
  useEffect(() => {
    if (waits > 0) {
      void askToLast();
    }
  }, [waits]);
  if (waits === 0) {
    return null;
  }
  const tickets = [...new Set([...notes, ...pictures].map(({ ticket }) => ticket))];
  const what = [notes.length > 0 && t('waiting.notes', { count: notes.length }), pictures.length > 0 && t('waiting.pictures', { count: pictures.length })].filter(Boolean);
  return (
    <p className="line-note" role="status">
      {t('waiting.said', { what: what.join(t('waiting.and')) })}{' '}
      {tickets.map((id) => <span key={id}><Link to="/tickets/$id" params={{ id }}>{id}</Link> </span>)}
      {promised === false && <span className="quiet">{t('waiting.mayBeLost')}</span>}
    </p>
  );
}
