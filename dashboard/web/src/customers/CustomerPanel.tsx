import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerContact, CustomerDetail, CustomerExposure, CustomerFaults } from '../contracts/details';
import type { CustomerRow } from '../contracts/rows';
import { Service, Tag } from '../frame/Mark';
import { Loaded, Long, Panel, Section } from '../frame/Panel';
import { Lasting, Moment, SlaLeft } from '../frame/Times';
import { useOfRow } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { conditionWord, word } from '../words/explain';

interface CustomerPanelProps {
  readonly id: string;
  readonly row: CustomerRow | undefined;
  readonly onClose: () => void;
}

/** One customer: how it stands now, what the agreements still allow, its circuits, whom to call, and what was before. */
export default function CustomerPanel({ id, row, onClose }: CustomerPanelProps) {
  const { t } = useTranslation();
  const base = `customers/${encodeURIComponent(id)}`;
  const at = usePastMoment();
  const now = [row?.state, row?.openFaults, row?.circuitsDown, row?.circuitsDegraded, row?.circuitsAtRisk];
  const detail = useOfRow({ key: ['customer', id, at], row: now, ask: (signal) => ask<CustomerDetail>(base, at, signal), isOf: (before) => before.id === id });
  const impact = useOfRow({ key: ['customer', id, 'impact', at], row: now, ask: (signal) => ask<CustomerFaults>(`${base}/impact`, at, signal), isOf: () => true });
  const exposure = useOfRow({ key: ['customer', id, 'exposure', at], row: now, ask: (signal) => ask<CustomerExposure>(`${base}/exposure`, at, signal), isOf: () => true, refetchInterval: at === null ? 60_000 : false });
  const history = useOfRow({ key: ['customer', id, 'history', at], row: [row?.openFaults], ask: (signal) => ask<CustomerFaults>(`${base}/history`, at, signal), isOf: () => true });
  const missing = t('customer.missing', { id });
  // Said once: what hinders one of them hinders all.
  if (detail.data === undefined) {
    return (
      <Panel label={t('customer.title', { name: row?.name ?? id })} title={row?.name ?? id} thing={row} onClose={onClose}>
        <Loaded fetched={detail} missing={missing}>{() => null}</Loaded>
      </Panel>
    );
  }
  return (
    <Panel label={t('customer.title', { name: row?.name ?? id })} title={<>{row && <Service value={row.state} />} {row?.name ?? id}</>} thing={row} onClose={onClose}>
      <Section title={t(at === null ? 'customer.open' : 'customer.openThen')} count={impact.data?.faults.length}>
        <Loaded fetched={impact} missing={missing}>{(touched) => <Touched of={touched} exposure={exposure.data} empty={t('customer.noneOpen')} />}</Loaded>
      </Section>
      <Loaded fetched={detail} missing={missing}>{(customer) => <Standing customer={customer} />}</Loaded>
      <Section title={t('customer.history')} count={history.data?.faults.length}>
        <Loaded fetched={history} missing={missing}>{(touched) => <div className="past"><Touched of={touched} exposure={undefined} empty={t('customer.noHistory')} /></div>}</Loaded>
      </Section>
    </Panel>
  );
}

function Touched({ of, exposure, empty }: { of: CustomerFaults; exposure: CustomerExposure | undefined; empty: string }) {
  const { t } = useTranslation();
  if (of.faults.length === 0) {
    return <p className="quiet">{empty}</p>;
  }
  return (
    <Long items={of.faults} first={10}>
      {(shown) => (
        <ul className="plain">
          {shown.map(({ fault, state, circuits }) => {
            const left = exposure?.exposure.find((entry) => entry.fault === fault.id);
            return (
              <li key={fault.id}>
                <Service value={state} /> <Link to="/faults/$id" params={{ id: fault.id }}>{fault.rootName}</Link> <span className="quiet">{conditionWord(fault.condition)}</span>{' '}
                <Moment time={fault.raisedAt} /> (<Lasting from={fault.raisedAt} to={fault.resolvedAt} />)
                <div className="quiet">
                  {circuits.map(({ number }) => number).join(', ')}
                  {left && <> · {t('fault.sla')} <SlaLeft minutes={left.minutesLeft} asOf={left.asOf} running={left.nextThresholdAt !== null} /></>}
                  {fault.ticket !== null && <> · {fault.ticket}</>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Long>
  );
}

function Standing({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const people = byPerson([...(customer.accountManager ? [customer.accountManager] : []), ...customer.contacts]);
  return (
    <>
      <Section title={t('customer.circuitsTitle')} count={customer.circuits.length}>
        <Long items={customer.circuits} first={20}>
          {(shown) => (
            <table className="facts">
              <thead><tr><th scope="col">{t('column.circuits')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('customer.product')}</th><th scope="col">{t('customer.protection')}</th></tr></thead>
              <tbody>
                {shown.map((circuit) => (
                  <tr key={circuit.circuit}>
                    <td>{circuit.number} <span className="quiet">{circuit.name}</span></td>
                    <td><Service value={circuit.state} /></td>
                    <td>{word(t, 'circuitProduct', circuit.product)} <span className="quiet">{bandwidth(circuit.bandwidth)}</span></td>
                    <td>{word(t, 'protection', circuit.protection)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Long>
      </Section>
      <Section title={t('customer.people')} count={people.length}>
        <ul className="plain">
          {people.map(({ relations, ...person }) => (
            <li key={person.person}>
              <span className="main">{person.name}</span> {relations.map((relation) => <Tag key={relation}>{word(t, 'relation', relation)}</Tag>)}{' '}
              {person.phone !== '' && <a href={`tel:${person.phone}`}>{person.phone}</a>} <span className="quiet">{person.email}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** Each person once, with all they are to the customer. */
function byPerson(contacts: readonly CustomerContact[]): (Omit<CustomerContact, 'relation'> & { relations: string[] })[] {
  const people = new Map<string, Omit<CustomerContact, 'relation'> & { relations: string[] }>();
  for (const { relation, ...person } of contacts) {
    const known = people.get(person.person) ?? { ...person, relations: [] };
    people.set(person.person, { ...known, relations: [...new Set([...known.relations, relation])] });
  }
  return [...people.values()];
}

/** Bits a second in the largest unit that leaves no fraction worth a word. */
const bandwidth = (bits: number): string => (bits >= 1e9 ? `${bits / 1e9} Gbit/s` : bits >= 1e6 ? `${bits / 1e6} Mbit/s` : `${bits / 1e3} kbit/s`);
