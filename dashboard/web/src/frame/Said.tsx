import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { throttle } from '../live/throttle';

/** Milliseconds between what is said: somebody must be able to listen to it. */
const pause = 5_000;

const topics = new Map<string, string>();
const listeners = new Set<() => void>();
let told = '';

function publish(): void {
  const text = [...topics.values()].join('. ');
  if (text !== told) {
    told = text;
    listeners.forEach((listener) => listener());
  }
}

const [tell] = throttle(publish, pause);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Has something that changes by itself told to who does not look; null: nothing. */
export function useSaid(topic: string, text: string | null): void {
  useEffect(() => {
    if (text === null) {
      topics.delete(topic);
    } else {
      topics.set(topic, text);
    }
    tell();
  }, [topic, text]);
  useEffect(() => () => {
    topics.delete(topic);
    tell();
  }, [topic]);
}

/** What changes by itself, in words, in one polite region. */
export function Said() {
  const { i18n } = useTranslation();
  useEffect(() => {
    // In another language at once: once all topics have it.
    const timer = setTimeout(publish);
    return () => clearTimeout(timer);
  }, [i18n.language]);
  return <p id="said" className="visually-hidden" role="status">{useSyncExternalStore(subscribe, () => told)}</p>;
}
