import { useTranslation } from 'react-i18next';
import type { ReplayPart, ReplayResult } from '../contracts/administration';
import { Long, Section } from '../frame/Panel';
import { Difference } from './Difference';

const parts = ['faults', 'tickets', 'messages'] as const;

/** Counts, and everything that differs. */
export function Result({ result }: { result: ReplayResult }) {
  const { t } = useTranslation();
  const same = parts.every((part) => result[part].lines.length === 0);
  return (
    <>
      <Counts result={result} />
      {same && <p>{t('replay.same')}</p>}
      {parts.filter((part) => result[part].lines.length > 0).map((part) => (
        <Section key={part} title={t(`replay.${part}`)} count={differing(result[part])}><Lines part={result[part]} /></Section>
      ))}
    </>
  );
}

const differing = ({ gone, changed, new: added }: ReplayPart): number => gone + changed + added;

function Counts({ result }: { result: ReplayResult }) {
  const { t } = useTranslation();
  const columns = ['before', 'after', 'gone', 'new', 'changed'] as const;
  return (
    <table className="facts counts" aria-label={t('replay.part')}>
      <thead>
        <tr>
          <th scope="col">{t('replay.part')}</th>
          {columns.map((column) => <th key={column} scope="col" className="number">{t(`replay.${column}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part}>
            <th scope="row">{t(`replay.${part}`)}</th>
            {columns.map((column) => <td key={column} className="number">{result[part][column]}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ part }: { part: ReplayPart }) {
  const { t } = useTranslation();
  const missing = part.gone + part.new + 2 * part.changed - part.lines.length;
  return (
    <>
      <Long items={part.lines} first={200}>
        {(shown) => (
          <ul className="plain replay-lines">
            {shown.map((line, at) => <Difference key={at} line={line} />)}
          </ul>
        )}
      </Long>
      {missing > 0 && <p className="quiet">{t('replay.more', { count: missing })}</p>}
    </>
  );
}
