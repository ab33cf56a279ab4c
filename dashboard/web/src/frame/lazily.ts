import { type ComponentType, lazy } from 'react';

/** Milliseconds between two tries. */
const pause = 2_000;

/** A part of the page that is loaded when it is first needed. While the connection is lost it is asked for again and again: the page around it goes on. */
export const lazily = <T extends ComponentType<any>>(load: () => Promise<{ default: T }>) => lazy(async () => {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((done) => setTimeout(done, pause));
    }
  }
});
