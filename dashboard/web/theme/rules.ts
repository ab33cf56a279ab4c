/** One rule of a style sheet; what stands within braces of its own, as of `@media`, is its body as it is. */
export interface Rule {
  readonly selector: string;
  readonly body: string;
}

/** The rules of a sheet as the controls' library writes it: without comments, and without braces in strings. */
export function rulesOf(sheet: string): Rule[] {
  const rules: Rule[] = [];
  let [begin, open, depth] = [0, 0, 0];
  for (let at = 0; at < sheet.length; at++) {
    if (sheet[at] === '{' && depth++ === 0) {
      open = at;
    } else if (sheet[at] === '}' && --depth === 0) {
      rules.push({ selector: sheet.slice(begin, open), body: sheet.slice(open + 1, at) });
      begin = at + 1;
    }
  }
  return rules;
}

export const textOf = (rules: readonly Rule[]): string => rules.map(({ selector, body }) => `${selector}{${body}}`).join('');

const lines = (body: string): string[] => body.split(';').filter((line) => line !== '');

/** What other rules of the same selectors say otherwise. */
export function changed(base: readonly Rule[], other: readonly Rule[]): Rule[] {
  const said = new Map(base.map(({ selector, body }) => [selector, new Set(lines(body))]));
  return other
    .map(({ selector, body }) => ({ selector, body: lines(body).filter((line) => !said.get(selector)?.has(line)).join(';') }))
    .filter(({ body }) => body !== '');
}

/** The selectors of a list: commas within brackets divide none. */
const selectorsOf = (list: string): string[] => list.split(/,(?![^(]*\))/);

/** What a selector asks to be there: what it asks not to be there is no part of it. */
const asked = (selector: string): string => selector.replace(/:not\([^()]*\)/g, '');

/** The rules for what there is; those within `@media` and the like too. */
export function without(rules: readonly Rule[], unused: RegExp): Rule[] {
  return rules
    .map(({ selector, body }) => (/^@(?:media|supports)/.test(selector)
      ? { selector, body: textOf(without(rulesOf(body), unused)) }
      : { selector: selector.startsWith('@') ? selector : selectorsOf(selector).filter((one) => !unused.test(asked(one))).join(','), body }))
    .filter(({ selector, body }) => selector !== '' && body !== '');
}

/** What speaks of every link speaks of those within controls alone, and weighs no more for it. */
export const within = (scope: string, rules: readonly Rule[]): Rule[] =>
  rules.map(({ selector, body }) => ({ selector: selector.replace(/(?<=^|,)a(?![\w-])/g, `a:where(.${scope},.${scope} *)`), body }));

/** A sheet without the values that nothing in it asks for. */
export function needed(sheet: string): string {
  const asked = new Set([...sheet.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const left = sheet.replace(/(--[\w-]+):[^;{}]*;?/g, (line, name: string) => (asked.has(name) ? line : ''));
  // What only those asked for is not needed either.
  return left === sheet ? sheet : needed(left);
}
