/** Hex bytes as a dump: offset, sixteen bytes, and what of them is printable ASCII. */
export function dump(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = bytes.slice(at, at + 16);
    const text = part.map((byte) => parseInt(byte, 16)).map((code) => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${part.join(' ').padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}
