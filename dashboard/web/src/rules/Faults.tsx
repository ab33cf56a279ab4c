import type { PackError } from '../contracts/details';

/** What is wrong with packs, each with its place. */
export function Faults({ errors }: { errors: readonly PackError[] }) {
  return <ul className="plain">{errors.map((error) => <li key={`${error.file}:${error.line}:${error.message}`}><span className="machine">{error.file}:{error.line}</span> {error.message}</li>)}</ul>;
}
