import type { TFunction } from 'i18next';
import type { TicketRow } from '../contracts/rows';
import { conditionWord, kindWord } from '../words/explain';

/** What it is about, in the language of the page; the ticket's own name where the fault is not the viewer's to see. */
export const ticketName = (t: TFunction, { name, rootKind, rootName, condition }: TicketRow): string =>
  (rootName === null ? name : t('ticket.name', { kind: kindWord(rootKind ?? ''), root: rootName, condition: conditionWord(condition ?? '') }));
