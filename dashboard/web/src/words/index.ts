import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { usePreferences } from '../frame/preferences';
import { en } from './en';
import { zhCN } from './zh-CN';

void i18n.use(initReactI18next).init({
  lng: usePreferences.getState().language,
  fallbackLng: false,
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
  // React escapes; escaping here too would show the escapes.
  interpolation: { escapeValue: false },
  initAsync: false,
});

function apply(language: string): void {
  document.documentElement.lang = language;
  document.title = i18n.t('productLong');
}

apply(i18n.language);
usePreferences.subscribe(({ language }) => {
  if (language !== i18n.language) {
    void i18n.changeLanguage(language).then(() => apply(language));
  }
});

export { i18n };
