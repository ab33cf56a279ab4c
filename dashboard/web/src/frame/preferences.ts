import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { SoundWishes } from '../sound/sounding';
import type { OwnKeys } from './keyBindings';

export type Language = 'zh-CN' | 'en';
export type Theme = 'dark' | 'light';

/** How a person has the columns of one list. */
export interface OwnColumns {
  readonly hidden: readonly string[];
  /** Widths that were drawn, in rem. */
  readonly widths: Readonly<Record<string, number>>;
}

export const presetColumns: OwnColumns = { hidden: [], widths: {} };

interface Preferences {
  language: Language;
  theme: Theme;
  /** Keys given instead of the preset ones. */
  keys: OwnKeys;
  keysOff: boolean;
  columns: Readonly<Record<string, OwnColumns>>;
  sound: SoundWishes;
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
  setKeys: (keys: OwnKeys) => void;
  setKeysOff: (keysOff: boolean) => void;
  setColumns: (view: string, columns: OwnColumns) => void;
  setSound: (sound: SoundWishes) => void;
}

const key = 'assurance.preferences';

const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
const browserTheme = (): Theme => (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');

/** What a person chose for this browser. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: browserLanguage(),
      theme: browserTheme(),
      keys: {},
      keysOff: false,
      columns: {},
      sound: { on: false, from: 'major', again: 60, quietUntil: 0 },
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      setKeys: (keys) => set({ keys }),
      setKeysOff: (keysOff) => set({ keysOff }),
      setSound: (sound) => set({ sound }),
      setColumns: (view, columns) => set((before) => ({ columns: { ...before.columns, [view]: columns } })),
    }),
    { name: key },
  ),
);

/** The language the account speaks, for a browser in which nobody has chosen yet. */
export function suggestLanguage(language: string | undefined): void {
  if (language !== undefined && localStorage.getItem(key) === null) {
    usePreferences.getState().setLanguage(language.startsWith('zh') ? 'zh-CN' : 'en');
  }
}
