export type Phrases = ReadonlyMap<string, string>;

/** The words that names of conditions are made of, of each language that does not take them as they are. */
const languages = new Map<string, Phrases>();

export const learnTerms = (language: string, terms: Phrases): void => void languages.set(language, terms);

const parts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const number = /^\d+$/;
const latin = /[A-Za-z]/;

/** A name such as `pssFanFailed`, or an English phrase, word by word; undefined where a word is not known: half of it would mislead. */
export function inTerms(language: string, name: string): string | undefined {
  const terms = languages.get(language);
  const words = terms && inOrder([...name.matchAll(parts)].map(([part]) => part.toLowerCase()));
  // Signs between the words are no words, and what they mean is not known.
  const whole = /^[A-Za-z0-9 ]+$/.test(name);
  const said = !whole ? undefined : words?.map((word) => (number.test(word) ? word : terms!.get(word)));
  return said === undefined || said.length === 0 || said.includes(undefined) ? undefined : joined(said as string[]);
}

/** What English puts before "of" other languages put behind. */
function inOrder(words: readonly string[]): string[] {
  const at = words.indexOf('of');
  return at < 0 ? [...words] : [...inOrder(words.slice(at + 1)), ...words.slice(0, at)];
}

/** With a space where Latin letters begin or end. */
function joined(words: readonly string[]): string {
  let text = '';
  let last = '';
  for (const word of words) {
    const apart = last !== '' && !number.test(word) && (latin.test(word.charAt(0)) || latin.test(last.charAt(last.length - 1)));
    text += apart ? ` ${word}` : word;
    last = number.test(word) ? last : word;
  }
  return text;
}
