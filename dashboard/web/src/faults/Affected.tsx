import { useTranslation } from 'react-i18next';
import type { AffectedCircuit, AffectedCustomer, Exposure } from '../contracts/details';
import { Service, Tag } from '../frame/Mark';
import { Age, Moment, SlaLeft } from '../frame/Times';
import { Long } from '../frame/Panel';

const worst = ['down', 'degraded', 'atRisk', 'up'];
const byState = (a: { state: string }, b: { state: string }): number => worst.indexOf(a.state) - worst.indexOf(b.state);

interface CustomersProps {
  readonly customers: readonly AffectedCustomer[];
  readonly exposure: readonly Exposure[];
  /** When the exposure was reckoned. */
  readonly asOf: string;
  readonly running: boolean;
}

/** Who is hit, how badly, and how much of the agreement is left. */
export function AffectedCustomers({ customers, exposure, asOf, running }: CustomersProps) {
  const { t } = useTranslation();
  const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const ordered = [...customers].sort((a, b) => byState(a, b) || Number(b.premier) - Number(a.premier) || b.stars - a.stars);
  const agreed = exposure.length > 0;
  if (ordered.length === 0) {
    return <p className="quiet">{t('fault.noCustomers')}</p>;
  }
  return (
    <Long items={ordered} first={20}>
      {(shown) => (
        <table className={running ? 'facts customers-hit' : 'facts customers-hit past'}>
          <thead>
            <tr><th scope="col">{t('column.customers')}</th><th scope="col">{t(running ? 'column.state' : 'fault.stateThen')}</th>{agreed && <th scope="col">{t('fault.sla')}</th>}</tr>
          </thead>
          <tbody>
            {shown.map((customer) => {
              const own = exposure.find((entry) => entry.customer === customer.customer);
              return (
                <tr key={customer.customer}>
                  <td>
                    <span className="main">{customer.name}</span>{' '}
                    {customer.premier ? <Tag tone="strong">★★ {t('mark.premier')}</Tag> : customer.keyAccount && <Tag>★ {t('mark.keyAccount')}</Tag>}
                    {customer.accountManager && <div className="quiet">{t('column.accountManager')}: {customer.accountManager}</div>}
                  </td>
                  <td><Service value={customer.state} /> <div className="quiet">{t('customer.circuits', { count: customer.circuits })}</div></td>
                  {agreed && <td>
                    {own && (
                      <>
                        <SlaLeft minutes={own.minutesLeft} asOf={asOf} running={running && own.nextThresholdAt !== null} />
                        {running && own.nextThresholdAt !== null && <div className="quiet">{t('fault.nextThreshold', { time: '' })}<Moment time={own.nextThresholdAt} /></div>}
                        {(own.costSoFar > 0 || running && own.costPerMinute > 0) && (
                          <div className="quiet">{t('fault.exposure', { cost: money.format(own.costSoFar), rate: money.format(own.costPerMinute) })}</div>
                        )}
                      </>
                    )}
                  </td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Long>
  );
}

export function AffectedCircuits({ circuits, running }: { circuits: readonly AffectedCircuit[]; running: boolean }) {
  const { t } = useTranslation();
  const ordered = [...circuits].sort((a, b) => byState(a, b) || a.number.localeCompare(b.number));
  if (ordered.length === 0) {
    return <p className="quiet">{t('fault.noCircuits')}</p>;
  }
  return (
    <Long items={ordered} first={20}>
      {(shown) => (
        <table className={running ? 'facts circuits-hit' : 'facts circuits-hit past'}>
          <thead>
            <tr><th scope="col">{t('column.circuits')}</th><th scope="col">{t(running ? 'column.state' : 'fault.stateThen')}</th><th scope="col">{t('fault.since')}</th></tr>
          </thead>
          <tbody>
            {shown.map((circuit) => (
              <tr key={circuit.circuit}>
                <td>{circuit.number} <span className="quiet">{circuit.name}</span></td>
                <td><Service value={circuit.state} /></td>
                <td><Age time={circuit.since} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Long>
  );
}
