import type { i18n as I18n, TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface Spoken {
  readonly t: TFunction;
  readonly i18n: I18n;
}

const Words = createContext<Spoken | null>(null);

/** Looks up once what takes no argument: a row that is scrolled to asks for a dozen of them. */
function remembering(t: TFunction): TFunction {
  const known = new Map<string, string>();
  return ((...asked: Parameters<TFunction>) => {
    const [key] = asked;
    if (asked.length > 1 || typeof key !== 'string') {
      return t(...asked);
    }
    let text = known.get(key);
    if (text === undefined) {
      known.set(key, text = t(key));
    }
    return text;
  }) as TFunction;
}

/** Asks for the words once for all that is inside. */
export function InWords({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const spoken = useMemo(() => ({ t: remembering(t), i18n }), [t, i18n, language]);
  return <Words value={spoken}>{children}</Words>;
}

/** The words for what there is much of: `useTranslation` listens anew for each cell of a list, at every start and for every row that is scrolled to. */
export const useWords = (): Spoken => useContext(Words)!;
