import type { DraftingForm } from '../contracts/details';

/** What a part of a message is for the rule. */
export type Role = 'fixed' | 'varies' | 'object' | 'index' | 'state' | 'qualifier';

export const wordRoles: readonly Role[] = ['fixed', 'varies', 'object', 'state', 'qualifier'];
export const bindingRoles: readonly Role[] = ['fixed', 'object', 'index', 'state', 'qualifier'];

/** Roles by a word's start or a binding's place. */
export type Marks = ReadonlyMap<number, Role>;

export interface Mark {
  start: number;
  length: number;
  place: number;
  role: Role;
  type: string;
}

/** What is likely another in the next message varies; the rest stands as it is. */
export const firstMarks = ({ message }: DraftingForm): Marks => new Map(message.parts.filter(({ varies }) => varies).map(({ start }) => [start, 'varies']));

/** One thing names the object, one tells the state: the one marked before becomes what it was by itself. */
export function mark(marks: Marks, at: number, role: Role, { message }: DraftingForm): Marks {
  const after = new Map(marks);
  if (role === 'object' || role === 'index' || role === 'state') {
    const alike = (other: Role) => other === role || (role !== 'state' && (other === 'object' || other === 'index'));
    [...after].filter(([, other]) => alike(other)).forEach(([place]) => after.set(place, message.parts.find(({ start }) => start === place)?.varies ? 'varies' : 'fixed'));
  }
  after.set(at, role);
  return after;
}

/** As the host asks for them. */
export function marked(marks: Marks, { message }: DraftingForm): Mark[] {
  const roles = [...marks].filter(([, role]) => role !== 'fixed');
  return message.kind === 'trap'
    ? roles.map(([place, role]) => ({ start: 0, length: 0, place, role, type: 'text' }))
    : roles.flatMap(([start, role]) => {
      const part = message.parts.find((candidate) => candidate.start === start);
      return part ? [{ start, length: part.length, place: 0, role, type: part.type }] : [];
    });
}

/** The text at the mark of a role; undefined where nothing is marked so. */
export function textOf(role: Role, marks: Marks, { message }: DraftingForm): string | undefined {
  const at = [...marks].find(([, other]) => other === role)?.[0];
  if (at === undefined) {
    return undefined;
  }
  const part = message.parts.find(({ start }) => start === at);
  return message.kind === 'trap' ? message.bindings.find(({ place }) => place === at)?.value : part && message.text.slice(part.start, part.start + part.length);
}

/** Letters, digits and dashes, as names of files and rules are. */
export const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);

/** Words apart by commas. */
export const words = (text: string): string[] => text.split(',').map((item) => item.trim()).filter((item) => item !== '');
