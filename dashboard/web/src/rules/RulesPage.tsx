import { Button, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReloadForm, RulesForm, TriedMessage } from '../contracts/details';
import { Loaded, Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { get, post } from '../session/http';
import { complain } from '../operations/complain';
import { kindWord, word } from '../words/explain';
import { Faults } from './Faults';

const everyMs = 10_000;

/** The rule packs: what holds, what was refused, how much is known, and what a message would become. */
export function RulesPage() {
  const { t } = useTranslation();
  const fetched = useQuery({ queryKey: ['rules'], queryFn: () => get<RulesForm>('/api/rules'), refetchInterval: everyMs });
  return (
    <div className="list-page">
      <section className="list-side" aria-label={t('nav.rules')}>
        <div className="list-bar">
          <h1>{t('nav.rules')}</h1>
          <span className="quiet">{t('rules.hint')}</span>
        </div>
        <div className="unknown-scroll page-body" tabIndex={0} role="group" aria-label={t('nav.rules')}>
          <Loaded fetched={fetched} missing={t('error.notFound')}>{(rules) => <Rules rules={rules} />}</Loaded>
        </div>
      </section>
    </div>
  );
}

function Rules({ rules }: { rules: RulesForm }) {
  return (
    <>
      <Standing rules={rules} />
      <Try />
      <Packs rules={rules} />
    </>
  );
}

function Standing({ rules }: { rules: RulesForm }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const reload = async () => {
    setBusy(true);
    try {
      queries.setQueryData(['rules'], (await post<ReloadForm>('/api/rules/reload')).rules);
    } catch (error) {
      complain(t, t('rules.reload'), error);
      await queries.invalidateQueries({ queryKey: ['rules'] });
    }
    setBusy(false);
  };
  const known = rules.read === 0 ? null : (100 * (rules.read - rules.unknown)) / rules.read;
  return (
    <>
      {rules.refused !== null && (
        <div className="refused" role="alert">
          <p><b>{t('rules.refused')}</b> <Moment time={rules.refused.at} /> {rules.refused.by}</p>
          <Faults errors={rules.refused.errors} />
        </div>
      )}
      <dl className="facts">
        <div><dt>{t('rules.inForce')}</dt><dd>{t('rules.count', { count: rules.rules })}{t('comma')}{t('rules.files', { count: rules.packs.length })} <span className="quiet machine">{rules.hash.slice(0, 12)}</span></dd></div>
        <div>
          <dt>{t('rules.since')}</dt>
          <dd>{rules.since === null ? t('rules.beginning') : <><Moment time={rules.since} /> {word(t, 'rulesOrigin', rules.origin)} {rules.by}</>}</dd>
        </div>
        <div><dt>{t('rules.coverage')}</dt><dd>{known === null ? t('rules.nothingRead') : t('rules.known', { percent: known.toFixed(1), count: rules.read, unknown: rules.unknown })}</dd></div>
        <div><dt>{t('rules.names')}</dt><dd>{rules.importedNames === 0 ? t('rules.noNames') : rules.importedNames}</dd></div>
      </dl>
      <div className="actions"><Button loading={busy} onClick={() => void reload()}>{t('rules.reload')}</Button></div>
    </>
  );
}

/** Pasted messages and what they become. */
function Try() {
  const { t } = useTranslation();
  const [messages, setMessages] = useState('');
  const [tried, setTried] = useState<readonly TriedMessage[]>();
  const run = async () => {
    try {
      setTried(await post<TriedMessage[]>('/api/rules/try', { messages }));
    } catch (error) {
      complain(t, t('rules.try'), error);
    }
  };
  return (
    <Section title={t('rules.try')}>
      <label className="quiet" htmlFor="rules-try">{t('rules.tryHint')}</label>
      <Input.TextArea id="rules-try" className="machine" rows={3} value={messages} onChange={(event) => setMessages(event.target.value)} />
      <div className="actions"><Button disabled={messages.trim() === ''} onClick={() => void run()}>{t('rules.tryDo')}</Button></div>
      {tried !== undefined && (
        <table className="facts" aria-label={t('rules.try')}>
          <thead><tr><th scope="col">#</th><th scope="col">{t('rules.action')}</th><th scope="col">{t('rules.rule')}</th><th scope="col">{t('rules.object')}</th><th scope="col">{t('rules.problem')}</th></tr></thead>
          <tbody>
            {tried.map((message) => (
              <tr key={message.n}>
                <td>{message.n}</td>
                <td>{word(t, 'ruleAction', message.action)} {message.severity !== null && <span className="quiet">{word(t, 'severity', message.severity)}</span>}</td>
                <td className="machine">{message.rule ?? t('alarm.noRule')}</td>
                <td>{message.object !== null && <>{kindWord(message.object.kind)} {message.object.name}</>}</td>
                <td>{message.specificProblem} <div className="quiet said">{message.text}</div></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Packs({ rules }: { rules: RulesForm }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const like = wanted.trim().toLowerCase();
  const shown = rules.packs.filter(({ file, vendor }) => `${file} ${vendor}`.toLowerCase().includes(like));
  return (
    <Section title={t('rules.packs')} count={shown.length}>
      <Input allowClear className="narrow" aria-label={t('list.filter')} placeholder={t('list.filter')} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      <table className="facts">
        <thead><tr><th scope="col">{t('rules.file')}</th><th scope="col">{t('alarm.vendor')}</th><th scope="col">{t('rules.layer')}</th><th scope="col" className="number">{t('rules.rules')}</th></tr></thead>
        <tbody>
          {shown.map((pack) => (
            <tr key={`${pack.layer} ${pack.file}`} data-row={pack.file}>
              <td className="machine">{pack.file}</td>
              <td>{pack.vendor === '' ? t('rules.anybody') : pack.vendor}</td>
              <td>{word(t, 'rulesLayer', pack.layer)}</td>
              <td className="number">{pack.rules}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
