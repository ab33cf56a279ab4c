import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../contracts/network';
import { Severity, Tag } from '../frame/Mark';
import { Long } from '../frame/Panel';
import { kindWord, word } from '../words/explain';
import { byTrouble, isLink, joined, type Network } from './network';

interface ThingsProps {
  readonly network: Network;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** Whether a thing works, by colour, shape and word. */
export function Works({ value }: { value: Operation }) {
  const { t } = useTranslation();
  const look = { broken: ['down', '✕'], up: ['up', '●'], unknown: ['up', '○'] }[value];
  return <span className={`service ${look[0]}`}><span aria-hidden="true">{look[1]}</span> {word(t, 'operation', value)}</span>;
}

/** The nodes and links of a graph as lists, for whoever reads instead of looking. */
export function Things({ network, chosen, onChoose }: ThingsProps) {
  const { t } = useTranslation();
  const names = new Map(network.nodes.map((node) => [node.key, node.name]));
  const links = network.edges.filter(isLink);
  const name = (key: string, text: string) => <Button type="link" className="in-row" aria-pressed={chosen === key} onClick={() => onChoose(key)}>{text}</Button>;
  return (
    <>
      <Long items={[...network.nodes].sort(byTrouble)} first={50}>
        {(shown) => (
          <table className="facts" aria-label={t('topology.nodes')}>
            <thead>
              <tr><th scope="col">{t('column.name')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('topology.joined')}</th></tr>
            </thead>
            <tbody>
              {shown.map((node) => (
                <tr key={node.key} data-node={node.key} aria-current={chosen === node.key || undefined}>
                  <td>{name(node.key, node.name)} <span className="quiet">{kindWord(node.kind)}</span> {node.isRoot && <Tag tone="strong">{t('mark.rootCause')}</Tag>}</td>
                  <td>{node.state !== null && <><Severity value={node.state} /><br /></>}<Works value={node.operation} /></td>
                  <td>{joined(network, node.key).map((other) => other.name).join(t('comma'))}{node.hidden > 0 && <span className="quiet"> {t('topology.more', { count: node.hidden })}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Long>
      {links.length > 0 && (
        <Long items={links} first={50}>
          {(shown) => (
            <table className="facts" aria-label={t('topology.links')}>
              <thead>
                <tr><th scope="col">{t('topology.link')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('topology.between')}</th></tr>
              </thead>
              <tbody>
                {shown.map((edge) => (
                  <tr key={edge.key} data-edge={edge.key} aria-current={chosen === edge.key || undefined}>
                    <td>{name(edge.key, edge.name)} <span className="quiet">{kindWord(edge.kind)}</span> {edge.isRoot && <Tag tone="strong">{t('mark.rootCause')}</Tag>}</td>
                    <td><Works value={edge.state} /></td>
                    <td>{names.get(edge.a)} – {names.get(edge.z)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Long>
      )}
    </>
  );
}
