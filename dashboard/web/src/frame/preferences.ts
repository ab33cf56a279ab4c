import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ChoicesResource, ColumnChoice, PersonChoices, SoundChoice, StartChoice } from '../contracts/choices';
import type { OwnKeys } from './keyBindings';

export type Language = 'zh-CN' | 'en';
export type Theme = 'dark' | 'light';

/** In whose zone times are told: this browser's, UTC, that of the place they speak of, that of the customer. */
export type Times = 'browser' | 'utc' | 'site' | 'customer';

export const timesChoices: readonly Times[] = ['browser', 'utc', 'site', 'customer'];

export const presetColumns: ColumnChoice = { hidden: [], widths: {} };

/** What is changed of the choices; of lists only those that are, null where a list begins as delivered again. */
export type Change = Partial<Omit<PersonChoices, 'starts'>> & { readonly starts?: Readonly<Record<string, StartChoice | null>> };

/** What this browser holds of a person's choices. The host keeps them; this is there before the host answers, and while it does not. */
interface Held {
  /** Whose they are; null: nobody is logged in. */
  readonly user: string | null;
  readonly version: number;
  readonly kept: Partial<PersonChoices>;
  /** Chosen here, and not yet kept by the host. */
  readonly changed: Change;
  /** The language the account speaks, where the person has not chosen. */
  readonly suggested: string | null;
}

interface Wishes {
  readonly times: Times;
  readonly language: Language;
  readonly theme: Theme;
  /** Keys given instead of the preset ones. */
  readonly keys: OwnKeys;
  readonly keysOff: boolean;
  readonly columns: Readonly<Record<string, ColumnChoice>>;
  readonly sound: SoundChoice;
  /** What each list begins with. */
  readonly starts: Readonly<Record<string, StartChoice>>;
}

export type Preferences = Held & Wishes;

const nobody: Held = { user: null, version: 0, kept: {}, changed: {}, suggested: null };

/** The choices with what was changed of them. */
export function merged(kept: Partial<PersonChoices>, changed: Change): Partial<PersonChoices> {
  const starts = Object.entries({ ...kept.starts, ...changed.starts }).filter((entry): entry is [string, StartChoice] => entry[1] !== null);
  return { ...kept, ...changed, columns: { ...kept.columns, ...changed.columns }, starts: Object.fromEntries(starts) };
}

const languageOf = (word: string): Language => (word.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
const browserTheme = (): Theme => (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');

function wishesOf({ kept, changed, suggested }: Held): Wishes {
  const all = merged(kept, changed);
  return {
    times: (all.times ?? 'browser') as Times,
    language: languageOf(all.language ?? suggested ?? navigator.language),
    theme: (all.theme ?? browserTheme()) as Theme,
    keys: all.keys ?? {},
    keysOff: all.keysOff ?? false,
    columns: all.columns ?? {},
    sound: all.sound ?? { on: false, from: 'major', again: 60, quietUntil: 0 },
    starts: all.starts ?? {},
  };
}

const withWishes = (held: Held): Preferences => ({ ...held, ...wishesOf(held) });

/** How the person who is logged in wants the page. */
export const usePreferences = create<Preferences>()(
  persist<Preferences, [], [], Held>(() => withWishes(nobody), {
    name: 'assurance.choices',
    partialize: ({ user, version, kept, changed, suggested }) => ({ user, version, kept, changed, suggested }),
    merge: (held) => withWishes({ ...nobody, ...(held as Held | undefined) }),
  }),
);

const set = (change: Partial<Held>): void => {
  usePreferences.setState((before) => withWishes({ ...before, ...change }));
};

export function choose(change: Change): void {
  const { changed } = usePreferences.getState();
  set({
    changed: {
      ...changed,
      ...change,
      ...(change.columns ? { columns: { ...changed.columns, ...change.columns } } : {}),
      ...(change.starts ? { starts: { ...changed.starts, ...change.starts } } : {}),
    },
  });
}

/** Somebody is logged in: their choices, with what they changed before the host knew, and not those of who was here before. */
export function recall(user: string, { version, choices }: ChoicesResource, suggested: string | null): void {
  const before = usePreferences.getState();
  const theirs = before.user === null || before.user === user;
  set({ user, version, kept: choices, changed: theirs ? before.changed : {}, suggested });
}

/** The host keeps what was sent; what was changed meanwhile is still to be sent. */
export function settle({ version, choices }: ChoicesResource, sent: Change): void {
  const { changed } = usePreferences.getState();
  const rest = Object.fromEntries(Object.entries(changed).filter(([name, value]) => sent[name as keyof Change] !== value));
  set({ version, kept: choices, changed: rest });
}

/** Nobody is logged in any more: the page stays as bright and in the language it was in. */
export function leave(): void {
  const { language, theme } = usePreferences.getState();
  set({ ...nobody, kept: { language, theme } });
}
