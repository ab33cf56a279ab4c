import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absolute } from '../words/time';
import { placeIn, type Span } from './moments';

interface MarksProps {
  readonly span: Span;
  readonly now: number;
  readonly onGo: (moment: number) => void;
}

/** A slide over the whole past, with what was broken when above it. A slide that moves goes there a moment after it rests. */
export function Marks({ span, now, onGo }: MarksProps) {
  const { t, i18n } = useTranslation();
  const [slid, setSlid] = useState<number | null>(null);
  useEffect(() => {
    if (slid === null) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setSlid(null);
      onGo(slid);
    }, 250);
    return () => clearTimeout(timer);
  }, [slid, onGo]);
  const shown = slid ?? now;
  return (
    <div className="time-slide">
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        {span.faults.map((mark) => {
          const [from, to] = [Date.parse(mark.raisedAt), mark.resolvedAt === null ? Date.parse(span.last) : Date.parse(mark.resolvedAt)];
          return (
            <rect key={mark.id} className={`mark ${mark.severity}`} x={placeIn(span, from) * 1000} width={Math.max(2, (placeIn(span, to) - placeIn(span, from)) * 1000)} y={1} height={8}>
              <title>{mark.name}</title>
            </rect>
          );
        })}
      </svg>
      <input
        type="range"
        min={Date.parse(span.first)}
        max={Date.parse(span.last)}
        step={1_000}
        value={shown}
        aria-label={t('past.slide')}
        aria-valuetext={absolute(i18n.language, new Date(shown).toISOString())}
        onChange={(event) => setSlid(Number(event.target.value))}
      />
      <div className="time-slide-ends quiet">
        <span>{absolute(i18n.language, span.first)}</span>
        {slid !== null && <b>{absolute(i18n.language, new Date(slid).toISOString())}</b>}
        <span>{absolute(i18n.language, span.last)}</span>
      </div>
    </div>
  );
}
