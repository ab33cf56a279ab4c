import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Severity } from '../frame/Mark';
import type { Words } from '../words/en';
import { word } from '../words/explain';
import type { Counts, ListQuery } from '../live/query';
import type { Facet } from './useQuery';

interface FacetBarProps {
  readonly facets: readonly Facet[];
  readonly query: ListQuery;
  readonly counts: Counts;
  readonly onFacet: (facet: Facet, values: readonly string[]) => void;
}

/** Every facet's values with how many rows each would show; several may be chosen. */
export const FacetBar = memo(function FacetBar({ facets, query, counts, onFacet }: FacetBarProps) {
  const { t } = useTranslation();
  return (
    <div className="facets">
      {facets.filter(({ look }) => look !== 'hidden').map((facet) => {
        const chosen = query.facets[facet.name] ?? [];
        const toggle = (value: string) =>
          onFacet(facet, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
        return (
          <div key={facet.name} className="facet" role="group" aria-label={t(`column.${facet.name}`)}>
            {facet.labelled && <span className="quiet">{t(`column.${facet.name}`)}</span>}
            {facet.values.map((value) => {
              const count = counts[facet.name]?.[value] ?? 0;
              return (
                <button
                  key={value}
                  type="button"
                  className={`chip ${count === 0 ? 'none' : ''}`}
                  aria-pressed={chosen.includes(value)}
                  onClick={() => toggle(value)}
                >
                  {facet.look === 'severity' ? <Severity value={value} /> : word(t, facet.words as keyof Words, value)}
                  <b>{count}</b>
                </button>
              );
            })}
          </div>
        );
      })}
    </div>
  );
});
