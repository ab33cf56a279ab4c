import { inTerms, learnTerms, type Phrases } from './terms';

/** Lines of `code = words`, in which `{0}` is an argument and `{0:condition}` one that names a condition. */
export function parse(text: string): Phrases {
  const lines = text.split('\n').filter((line) => line.includes('=') && !line.startsWith('#'));
  return new Map(lines.map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

/** The product's words for codes, the same as in its mails; of each language from when it is loaded. */
const languages = new Map<string, Phrases>();

export const learn = (language: string, text: string, terms = ''): void => {
  languages.set(language, parse(text));
  learnTerms(language, parse(terms));
};

export const phrase = (language: string, key: string): string | undefined => languages.get(language)?.get(key);

/** A stated reason: a code and its arguments. */
export interface Explanation {
  code: string;
  arguments: string[];
}

/** What English says otherwise where the argument that counts is one. */
const singular: Readonly<Record<string, readonly [count: number, words: string]>> = {
  'cause.sharedCarrier': [2, '{1} of the {2} link on {0} failed'],
  'cause.cardSilent': [2, '{1} of the {2} link on {0} failed, the card itself reports nothing'],
  'cause.deviceSilent': [2, '{1} of the {2} link of {0} is lost and it says nothing'],
  'cause.siteSilent': [2, '{1} of the {2} link of {0} is lost and none of its devices says anything'],
  'cause.sitePower': [2, '{0} reported its power gone, then {1} of its {2} link was lost'],
  'evidence.linksFailed': [1, '{0} of {1} link failed as this cause would make it'],
  'evidence.oneEnded': [0, '{0} link is reported by one end only'],
  'evidence.notYet': [0, 'no report yet from {0} link; it may still be on its way'],
  'evidence.deviceHeard': [1, '{0} sent {1} report of its own meanwhile'],
  'step.split': [0, '{0} alarm left it for a fault of its own'],
  'candidate.explains': [1, 'it would explain {0} of {1} alarm'],
};

const englishForm = new Intl.PluralRules('en');

function inSingular(language: string, code: string, given: readonly string[]): string | undefined {
  const counted = language === 'en' ? singular[code] : undefined;
  return counted !== undefined && englishForm.select(Number(given[counted[0]])) === 'one' ? counted[1] : undefined;
}

/** The reason in words; a code nobody has translated is shown as it is, with its arguments. */
export function explanation(language: string, { code, arguments: given }: Explanation): string {
  const words = inSingular(language, code, given) ?? phrase(language, code);
  return words === undefined
    ? [code, ...given].join(' · ')
    : words.replace(/\{(\d+)(:condition)?\}/g, (_, index: string, named: string | undefined) => {
      const value = given[Number(index)];
      return value === undefined ? '?' : named ? condition(language, value) : value;
    });
}

/** A condition in words; one without any has its own taken apart, and put together anew in a language that has the terms. */
export const condition = (language: string, name: string): string =>
  phrase(language, `condition.${name}`) ?? inTerms(language, name) ?? name.replace(/([a-z])([A-Z])/g, (_, before: string, start: string) => `${before} ${start.toLowerCase()}`);
