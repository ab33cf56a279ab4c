import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ListQuery } from '../live/query';

/** A facet of a list as the page offers it. */
export interface Facet {
  readonly name: string;
  /** Its values in the order shown. */
  readonly values: readonly string[];
  /** List of words its values are named by. */
  readonly words: string;
  /** What is wanted where the address says nothing; empty: all. */
  readonly preset: readonly string[];
  /** Its name stands before its values, where they do not speak for themselves. */
  readonly labelled?: boolean;
  /** `hidden`: chosen elsewhere on the page. */
  readonly look: 'severity' | 'choice' | 'hidden';
}

/** Word in the address for "every value", where the preset names some. */
const every = 'all';

type Search = Readonly<Record<string, string>>;

export function readQuery(search: Search, facets: readonly Facet[], sort: string, descending: boolean): ListQuery {
  const wanted = (facet: Facet): readonly string[] => {
    const given = search[facet.name];
    if (given === undefined) {
      return facet.preset;
    }
    if (given === every) {
      return [];
    }
    // A view kept or a link made before the list was otherwise: what it does not know any more filters nothing.
    const known = given.split(',').filter((value) => facet.values.includes(value));
    return known.length > 0 ? known : facet.preset;
  };
  return {
    text: search.q ?? '',
    facets: Object.fromEntries(facets.map((facet) => [facet.name, wanted(facet)])),
    sort: search.sort ?? sort,
    descending: search.sort === undefined ? descending : search.desc === '1',
  };
}

export function writeFacet(facet: Facet, values: readonly string[]): string | undefined {
  if (values.length === facet.preset.length && values.every((value) => facet.preset.includes(value))) {
    return undefined;
  }
  return values.length === 0 || values.length === facet.values.length ? every : facet.values.filter((value) => values.includes(value)).join(',');
}

/** The list's filter and sort, kept in the page's address. */
export function useListQuery(facets: readonly Facet[], sort: string, descending: boolean) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const query = useMemo(() => readQuery(search, facets, sort, descending), [search, facets, sort, descending]);

  const change = useCallback((part: Record<string, string | undefined>) => {
    void navigate({
      to: '.',
      search: ((before: Search) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value))) as never,
      replace: true,
    });
  }, [navigate]);

  return {
    query,
    /** Nothing was asked for but what is asked for by itself. */
    isPreset: search.q === undefined && facets.every(({ name }) => search[name] === undefined),
    setText: useCallback((text: string) => change({ q: text || undefined }), [change]),
    setFacet: useCallback((facet: Facet, values: readonly string[]) => change({ [facet.name]: writeFacet(facet, values) }), [change]),
    toggleSort: useCallback((column: string) => {
      const turned = query.sort === column ? !query.descending : false;
      change({ sort: column, desc: turned ? '1' : undefined });
    }, [query, change]),
    reset: () => change(Object.fromEntries(['q', 'sort', 'desc', ...facets.map(({ name }) => name)].map((name) => [name, undefined]))),
  };
}
