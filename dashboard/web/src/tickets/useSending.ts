import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { sendWaiting } from './unsent';
import { sendWaitingPictures } from './unsentPictures';

/** Sends notes and pictures that wait, of whichever ticket. */
export function useSending(user: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    if (user === '') {
      return;
    }
    const notes = await sendWaiting(user);
    // A box that cannot be opened says so where the pictures are.
    const pictures = await sendWaitingPictures(user).catch(() => false);
    if (notes || pictures) {
      await queries.invalidateQueries({ queryKey: ['ticket'] });
    }
  }, [user, queries]);
}
