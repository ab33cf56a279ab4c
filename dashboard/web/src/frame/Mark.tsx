import { useWords } from '../words/Words';
import { word } from '../words/explain';
import { absolute } from '../words/time';
import { useZone } from './InZoneOf';

/** What a severity is drawn as, 16 by 16. */
export const severityShapes: Record<string, string> = {
  critical: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  major: 'M8 1l7.5 14H.5z',
  minor: 'M8 .5L15.5 8 8 15.5.5 8z',
  warning: 'M1.5 3h13L8 15z',
  indeterminate: 'M8 1a7 7 0 100 14A7 7 0 008 1zm0 3a4 4 0 110 8 4 4 0 010-8z',
  cleared: 'M6.2 13.2L1.4 8.4l2-2 2.8 2.8L12.6 2.8l2 2z',
};

/** A severity by colour, shape and word. */
export function Severity({ value, bare = false }: { value: string; bare?: boolean }) {
  const { t } = useWords();
  const name = word(t, 'severity', value);
  return (
    <span className={`severity ${value}`} title={bare ? name : undefined}>
      <svg viewBox="0 0 16 16" aria-hidden={!bare} aria-label={bare ? name : undefined} role={bare ? 'img' : undefined}>
        <path d={severityShapes[value] ?? severityShapes.indeterminate} fillRule="evenodd" />
      </svg>
      {!bare && <span className="severity-word">{name}</span>}
    </span>
  );
}

/** A circuit's or customer's state by colour, shape and word. */
export function Service({ value }: { value: string }) {
  const { t } = useWords();
  return (
    <span className={`service ${value}`}>
      <span aria-hidden="true">{{ down: '■', degraded: '◆', atRisk: '▲', up: '●' }[value] ?? '○'}</span> {word(t, 'service', value)}
    </span>
  );
}

export function Tag({ children, hint, tone }: { children: React.ReactNode; hint?: string; tone?: 'strong' | 'quiet' | 'strong lead' | 'weighty' }) {
  const tag = <span className={`tag ${tone ?? ''}`} title={hint}>{children}</span>;
  // Whole or not at all: half a word says nothing.
  return tone === 'quiet' ? <span className="tag-place">{tag}</span> : tag;
}

/** A name with what marks it. Where room is short the kind gives way first, then the name; the marks stay.
 * @param aside It is not what the row is called: it weighs no more than the rest. */
export function Named({ name, kind, title, aside = false, children }: { name: React.ReactNode; kind?: string; title?: string; aside?: boolean; children?: React.ReactNode }) {
  return <span className="named"><span className={aside ? 'name' : 'name main'} title={title}>{name}</span>{kind !== undefined && <span className="quiet kind">{kind}</span>}{children}</span>;
}

/** A name that its neighbours begin with too, as `GigabitEthernet1/0/3`: where room is short its number stays. */
export function Ended({ name }: { name: string }) {
  const [, begin, number] = /^(.*?[^\d/.:-])(\d[\d/.:-]*)$/.exec(name) ?? [];
  return number === undefined ? <>{name}</> : <span className="ended"><span>{begin}</span><span>{number}</span></span>;
}

/** Whether somebody has taken it, by icon and words. */
export function Acknowledged({ by, value, until = null }: { by: string | null; value: boolean; until?: string | null }) {
  const { t, i18n } = useWords();
  const zone = useZone();
  const held = by ? t('mark.acknowledgedBy', { user: by }) : t('mark.acknowledged');
  const words = value ? (until === null ? held : `${held} ${t('mark.until')} ${absolute(i18n.language, until, zone)}`) : t('mark.unacknowledged');
  return (
    <span className={value ? 'ack yes' : 'ack no'} title={words}>
      <span aria-hidden="true">{value ? '✓' : '●'}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
