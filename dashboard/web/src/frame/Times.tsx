import { useWords } from '../words/Words';
import { absolute, brief, day, slaLeft, span } from '../words/time';
import { useTicking } from './clock';
import { useZone, useZoneHere } from './InZoneOf';

/** How long ago; the moment itself, with its zone, on hover. */
export function Age({ time }: { time: string }) {
  const { t, i18n } = useWords();
  const zone = useZone();
  const text = useTicking((now) => span(t, now - Date.parse(time)));
  return <time dateTime={time} title={absolute(i18n.language, time, zone)}>{text}</time>;
}

/** How long something lasted, ticking while it has no end. */
export function Lasting({ from, to }: { from: string; to: string | null }) {
  const { t } = useWords();
  return <>{useTicking((now) => span(t, (to === null ? now : Date.parse(to)) - Date.parse(from)))}</>;
}

export function Moment({ time }: { time: string }) {
  const { i18n } = useWords();
  const { zone, named } = useZoneHere();
  const text = useTicking((now) => brief(i18n.language, time, now, zone, named));
  return <time dateTime={time} title={absolute(i18n.language, time, zone)}>{text}</time>;
}

/** The day; the moment itself, with its zone, on hover. */
export function Day({ time }: { time: string }) {
  const { i18n } = useWords();
  const zone = useZone();
  return <time dateTime={time} title={absolute(i18n.language, time, zone)}>{day(i18n.language, time, zone)}</time>;
}

/** SLA minutes as they were at a moment; they run down while the clock of the agreement runs. */
export function SlaLeft({ minutes, asOf, running }: { minutes: number; asOf: string; running: boolean }) {
  const { t } = useWords();
  const left = (now: number) => (running ? minutes - Math.max(0, now - Date.parse(asOf)) / 60_000 : minutes);
  const text = useTicking((now) => slaLeft(t, left(now)));
  const tone = useTicking((now) => (left(now) < 0 ? 'over' : left(now) < 60 ? 'short' : 'fine'));
  return <span className={`sla ${tone}`}>{text}</span>;
}
