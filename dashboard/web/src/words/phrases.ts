import english from '../../../../correlator/Assurance.Model/Wording/en.txt?raw';
import chinese from '../../../../correlator/Assurance.Model/Wording/zh-CN.txt?raw';

type Phrases = ReadonlyMap<string, string>;

/** Lines of `code = words`, in which `{0}` is an argument and `{0:condition}` one that names a condition. */
export function parse(text: string): Phrases {
  const lines = text.split('\n').filter((line) => line.includes('=') && !line.startsWith('#'));
  return new Map(lines.map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

/** The product's words for codes, the same as in its mails. */
const languages: Readonly<Record<string, Phrases>> = { en: parse(english), 'zh-CN': parse(chinese) };

export const phrase = (language: string, key: string): string | undefined => languages[language]?.get(key);

/** A stated reason: a code and its arguments. */
export interface Explanation {
  code: string;
  arguments: string[];
}

/** The reason in words; a code nobody has translated is shown as it is, with its arguments. */
export function explanation(language: string, { code, arguments: given }: Explanation): string {
  const words = phrase(language, code);
  return words === undefined
    ? [code, ...given].join(' · ')
    : words.replace(/\{(\d+)(:condition)?\}/g, (_, index: string, named: string | undefined) => {
      const value = given[Number(index)];
      return value === undefined ? '?' : named ? condition(language, value) : value;
    });
}

/** A condition in words; one without any has its own taken apart. */
export const condition = (language: string, name: string): string =>
  phrase(language, `condition.${name}`) ?? name.replace(/([a-z])([A-Z])/g, (_, before: string, start: string) => `${before} ${start.toLowerCase()}`);
