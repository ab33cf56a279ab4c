// Generated from the host's records; `Contracts_are_fresh` says how to write it anew.

export interface ChoicesResource {
  version: number;
  choices: PersonChoices;
}

export interface ColumnChoice {
  hidden: string[];
  widths: Record<string, number>;
}

export interface PersonChoices {
  times: string | null;
  language: string | null;
  theme: string | null;
  keys: Record<string, string> | null;
  keysOff: boolean | null;
  columns: Record<string, ColumnChoice> | null;
  sound: SoundChoice | null;
  starts: Record<string, StartChoice> | null;
}

export interface SoundChoice {
  on: boolean;
  from: string;
  again: number;
  quietUntil: number;
}

export interface StartChoice {
  name: string;
  query: string;
}
