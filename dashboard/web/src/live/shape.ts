/** Of a field with more different texts than this none is kept: there is nothing to share. */
const mostTexts = 4_096;

/** Brings the rows of a list into one shape, with one text where many say the same. As the line decodes them each row is a table of its own names and texts, several times as
 * large and slower to read; a hundred thousand of these keep the browser's collector busy for longer than a frame. */
export class Shape<T extends object> {
  private last: T | undefined;
  private fields: readonly string[] = [];
  private readonly texts = new Map<string, Map<string, string> | null>();

  /** The same row in the shape of those before it; as it is where its fields are others. */
  of(row: T): T {
    // Written as text and read again an object has a shape that others can share.
    if (this.last === undefined) {
      this.last = JSON.parse(JSON.stringify(row)) as T;
      this.fields = Object.keys(this.last);
    }
    const shaped: Record<string, unknown> = { ...(this.last as object) };
    let at = 0;
    for (const field in row) {
      // They come in the same order, as a rule.
      if (field !== this.fields[at++] && !this.fields.includes(field)) {
        return row;
      }
      const value = row[field];
      shaped[field] = typeof value === 'string' ? this.shared(field, value) : value;
    }
    return at === this.fields.length ? this.last = shaped as T : row;
  }

  private shared(field: string, text: string): string {
    let texts = this.texts.get(field);
    if (texts === undefined) {
      this.texts.set(field, texts = new Map());
    }
    const same = texts?.get(text);
    if (same === undefined && texts !== null) {
      if (texts.size < mostTexts) {
        texts.set(text, text);
      } else {
        this.texts.set(field, null);
      }
    }
    return same ?? text;
  }
}

/** A row with what changed of it. */
export function changed<T extends object>(row: T, part: Partial<T>): T {
  const now = { ...row };
  for (const field in part) {
    now[field] = part[field]!;
  }
  return now;
}
