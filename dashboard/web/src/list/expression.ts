import { severityRank } from './severity';

/** A filter written out: `severity >= major and (device ~ "WH" or tally > 10) and not acknowledged`. It begins with `=` where free text may stand too. */
export type Test = (row: Readonly<Record<string, unknown>>, now: number) => boolean;

export interface Wrong {
  /** Where in the text, counted from 0. */
  readonly at: number;
  /** Key among the words, and what it names. */
  readonly reason: 'field' | 'value' | 'end' | 'unexpected';
  readonly word: string;
}

export type Parsed = { readonly test: Test; readonly wrong?: undefined } | { readonly test?: undefined; readonly wrong: Wrong };

interface Token {
  readonly at: number;
  readonly text: string;
  readonly kind: 'word' | 'quoted' | 'sign';
}

const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|(<=|>=|!=|!~|[=~<>()])|([^\s"=~<>()!]+))/gy;
const spans: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export const isExpression = (text: string): boolean => text.trimStart().startsWith('=');

/** @param fields Names a row has; `age` goes with `raisedAt`. None known: every name is taken. */
export function parseExpression(text: string, fields: readonly string[]): Parsed {
  try {
    return { test: new Reader(text, fields).read() };
  } catch (wrong) {
    if (wrong instanceof Error) {
      throw wrong;
    }
    return { wrong: wrong as Wrong };
  }
}

/** Grammar: or := and {"or" and}; and := not {"and" not}; not := ["not"] (comparison | "(" or ")"). */
class Reader {
  private readonly tokens: Token[] = [];
  private readonly fields: ReadonlySet<string>;
  private readonly length: number;
  private next = 0;

  constructor(text: string, fields: readonly string[]) {
    this.fields = new Set(fields);
    this.length = text.length;
    const start = text.indexOf('=') + 1;
    pattern.lastIndex = start;
    while (pattern.lastIndex < text.trimEnd().length) {
      const from = pattern.lastIndex;
      const found = pattern.exec(text);
      if (!found) {
        throw { at: from, reason: 'unexpected', word: text.slice(from).trim() } satisfies Wrong;
      }
      const at = from + found[0].length - found[0].trimStart().length;
      this.tokens.push(found[1] !== undefined
        ? { at, text: found[1].replace(/\\(.)/g, '$1'), kind: 'quoted' }
        : { at, text: (found[2] ?? found[3])!, kind: found[2] === undefined ? 'word' : 'sign' });
    }
  }

  read(): Test {
    const test = this.or();
    if (this.next < this.tokens.length) {
      this.fail('unexpected');
    }
    return test;
  }

  private or(): Test {
    let left = this.and();
    while (this.take('or')) {
      const [a, b] = [left, this.and()];
      left = (row, now) => a(row, now) || b(row, now);
    }
    return left;
  }

  private and(): Test {
    let left = this.not();
    while (this.take('and')) {
      const [a, b] = [left, this.not()];
      left = (row, now) => a(row, now) && b(row, now);
    }
    return left;
  }

  private not(): Test {
    if (this.take('not')) {
      const inner = this.not();
      return (row, now) => !inner(row, now);
    }
    if (this.take('(')) {
      const inner = this.or();
      if (!this.take(')')) {
        this.fail('end');
      }
      return inner;
    }
    return this.comparison();
  }

  private comparison(): Test {
    const name = this.tokens[this.next];
    if (name?.kind !== 'word') {
      this.fail(name ? 'unexpected' : 'end');
    }
    const field = name!.text;
    if (this.fields.size > 0 && !this.fields.has(field) && field !== 'age') {
      this.fail('field');
    }
    this.next++;
    const sign = this.tokens[this.next];
    if (sign?.kind !== 'sign' || sign.text === '(' || sign.text === ')') {
      return (row) => row[field] === true || (typeof row[field] === 'number' && row[field] !== 0) || (typeof row[field] === 'string' && row[field] !== '');
    }
    this.next++;
    const value = this.tokens[this.next];
    if (!value || value.kind === 'sign') {
      this.fail(value ? 'unexpected' : 'end');
    }
    return this.compare(field, sign.text, value!);
  }

  private compare(field: string, sign: string, value: Token): Test {
    const read = this.reader(field);
    if (sign === '~' || sign === '!~') {
      this.next++;
      const wanted = value.text.toLowerCase();
      return (row, now) => String(read(row, now) ?? '').toLowerCase().includes(wanted) === (sign === '~');
    }
    const wanted = this.value(field, value);
    this.next++;
    const same = (row: Readonly<Record<string, unknown>>, now: number) => {
      const has = read(row, now);
      return typeof wanted === 'number' ? Number(has) === wanted : String(has ?? '').toLowerCase() === wanted.toLowerCase();
    };
    switch (sign) {
      case '=': return same;
      case '!=': return (row, now) => !same(row, now);
      case '<': return (row, now) => below(read(row, now), wanted);
      case '>': return (row, now) => below(wanted, read(row, now));
      case '<=': return (row, now) => below(read(row, now), wanted) || same(row, now);
      default: return (row, now) => below(wanted, read(row, now)) || same(row, now);
    }
  }

  private reader(field: string): (row: Readonly<Record<string, unknown>>, now: number) => unknown {
    if (field === 'age') {
      return (row, now) => now - Date.parse(String(row.raisedAt ?? row.createdAt));
    }
    return field === 'severity' ? (row) => severityRank(String(row.severity)) : (row) => row[field];
  }

  /** Severities compare by how bad they are, ages by their length: `10m`, `2h`. */
  private value(field: string, { text, kind }: Token): number | string {
    if (field === 'severity') {
      const rank = severityRank(text.toLowerCase());
      return rank > 0 ? rank : this.fail('value');
    }
    if (field === 'age') {
      const [, number, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? this.fail('value');
      return Number(number) * spans[unit!]!;
    }
    return kind === 'word' && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  }

  private take(word: string): boolean {
    const token = this.tokens[this.next];
    const found = token !== undefined && token.kind !== 'quoted' && token.text.toLowerCase() === word;
    this.next += found ? 1 : 0;
    return found;
  }

  private fail(reason: Wrong['reason']): never {
    const token = this.tokens[this.next];
    throw { at: token?.at ?? this.length, reason, word: token?.text ?? '' } satisfies Wrong;
  }
}

const below = (a: unknown, b: unknown): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && (typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b));
