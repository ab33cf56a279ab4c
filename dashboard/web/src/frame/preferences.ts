import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Language = 'zh-CN' | 'en';
export type Theme = 'dark' | 'light';

interface Preferences {
  language: Language;
  theme: Theme;
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
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
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
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
