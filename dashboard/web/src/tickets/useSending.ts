import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { sendWaiting } from './unsent';
import { sendWaitingPictures } from './unsentPictures';

const again = 15_000;

/** Sends notes and pictures that wait: now, when the browser says there is a signal again, and every quarter of a minute. */
export function useSending(user: string, ticket: string): () => Promise<void> {
  const queries = useQueryClient();
  const flush = useCallback(async () => {
    if (user === '') {
      return;
    }
    const notes = await sendWaiting(user);
    // A box that cannot be opened says so where the pictures are.
    const pictures = await sendWaitingPictures(user).catch(() => false);
    if (notes || pictures) {
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
