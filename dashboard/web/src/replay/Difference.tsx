import { useTranslation } from 'react-i18next';
import type { ReplayItem, ReplayLine } from '../contracts/administration';
import { Tag } from '../frame/Mark';
import { conditionWord, kindWord, word } from '../words/explain';
import { absolute } from '../words/time';

const signs = { '-': ['gone', 'gone'], '+': ['new', 'new'], '<': ['gone', 'before'], '>': ['new', 'after'] } as const;

/** One outcome that differs, in the language of the page. */
export function Difference({ line: { sign, of } }: { line: ReplayLine }) {
  const { t, i18n } = useTranslation();
  const [tone, name] = signs[sign];
  return (
    <li className={tone}>
      <Tag tone="strong lead">{t(`replay.${name}`)}</Tag>
      <span className="quiet">{absolute(i18n.language, of.time)}</span> {of.root !== null && <><b>{of.root.name}</b> <span className="quiet">{kindWord(of.root.kind)} {of.root.id}</span> </>}
      <Outcome of={of} />
    </li>
  );
}

function Outcome({ of }: { of: ReplayItem }) {
  const { t } = useTranslation();
  const circuits = of.circuits === null ? [] : [`${t('customer.circuits', { count: of.circuits })}${of.down === null ? '' : ` ${t('replay.ofThemDown', { down: of.down })}`}`];
  const priority = of.priority === null ? [] : [`${t('column.priority')} ${of.priority}`];
  if (of.condition !== null) {
    return <>{[conditionWord(of.condition), word(t, 'faultStatus', of.state), t('replay.alarms', { count: of.alarms ?? 0 }), ...circuits, ...priority].join(' · ')}</>;
  }
  return of.message === null
    ? <>{[word(t, 'ticketStatus', of.state), ...priority].join(' · ')}</>
    : <>{[`${of.recipient} ${word(t, 'notice', of.message)}`, of.customer, word(t, 'service', of.state), ...circuits].join(' · ')}</>;
}
