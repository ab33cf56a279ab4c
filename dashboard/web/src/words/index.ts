import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, usePreferences } from '../frame/preferences';

// A person reads one language: the other is loaded when they ask for it.
const load: Readonly<Record<Language, () => Promise<object>>> = {
  en: async () => (await import('./en')).en,
  'zh-CN': async () => (await import('./zh-CN')).zhCN,
};

/** The words of the person's language, and of the other one from when they change to it. */
export async function startWords(): Promise<void> {
  const { language } = usePreferences.getState();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await load[language]() } },
    // React escapes; escaping here too would show the escapes.
    interpolation: { escapeValue: false },
  });
  apply(language);
  usePreferences.subscribe((now) => void change(now.language));
}

async function change(language: Language): Promise<void> {
  if (language === i18n.language) {
    return;
  }
  if (!i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', await load[language]());
  }
  await i18n.changeLanguage(language);
  apply(language);
}

function apply(language: string): void {
  document.documentElement.lang = language;
  document.title = i18n.t('productLong');
}
