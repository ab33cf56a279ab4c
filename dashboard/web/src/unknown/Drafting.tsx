import { Button, Input, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckForm, DraftedRule, DraftingForm, ReloadForm, UnknownRow } from '../contracts/details';
import { Loaded, Section } from '../frame/Panel';
import { get, post } from '../session/http';
import { complain } from '../operations/complain';
import { kindWord, word } from '../words/explain';
import { Checked } from './Checked';
import { Marking } from './Marking';
import { firstMarks, marked, type Marks, slug, textOf, words } from './marks';

const actions = ['raise', 'clear', 'event', 'none', 'states'] as const;

/** From an unknown message to a rule of the site's: marked, drafted, tested, saved. */
export default function Drafting({ group, onSaved }: { group: UnknownRow; onSaved: () => void }) {
  const { t } = useTranslation();
  const fetched = useQuery({ queryKey: ['drafting', group.id], queryFn: () => get<DraftingForm>(`/api/rules/unknown/${encodeURIComponent(group.id)}`), staleTime: Infinity });
  return (
    <Section title={t('draft.title')}>
      <Loaded fetched={fetched} missing={t('unknown.missing')}>{(form) => <Form group={group} form={form} onSaved={onSaved} />}</Loaded>
    </Section>
  );
}

interface Meaning {
  vendor: string;
  name: string;
  objectKind: string;
  action: (typeof actions)[number];
  raise: string;
  clear: string;
  condition: string;
  isNew: boolean;
  problem: string;
  event: string;
  cause: string;
  severity: string;
}

function Form({ group, form, onSaved }: { group: UnknownRow; form: DraftingForm; onSaved: () => void }) {
  const { t } = useTranslation();
  const [marks, setMarks] = useState<Marks>(() => firstMarks(form));
  const [draft, setDraft] = useState<DraftedRule>();
  const [meaning, setMeaning] = useState<Meaning>(() => ({
    vendor: group.vendors[0]?.replace(/[^A-Za-z0-9-]+/g, '-') ?? 'site', name: slug(form.message.key === '' ? form.message.text.split(' ').slice(0, 3).join(' ') : group.title), objectKind: 'device', action: 'raise',
    raise: '', clear: '', condition: '', isNew: false, problem: '', event: 'communications', cause: 'other', severity: 'major',
  }));
  const remark = (after: Marks) => {
    const state = textOf('state', after, form);
    setMarks(after);
    if (state !== undefined && state !== textOf('state', marks, form)) {
      setMeaning((before) => ({ ...before, action: 'states', raise: state }));
    }
  };
  const make = async () => {
    const own = slug(meaning.problem).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    try {
      setDraft(await post<DraftedRule>(`/api/rules/unknown/${encodeURIComponent(group.id)}`, {
        position: form.position, vendor: meaning.vendor, name: meaning.name, objectKind: meaning.objectKind, action: meaning.action, marks: marked(marks, form),
        raise: words(meaning.raise), clear: words(meaning.clear), condition: meaning.isNew ? '' : meaning.condition,
        newCondition: meaning.isNew && meaning.action !== 'none' ? { name: own, event: meaning.event, cause: meaning.cause, severity: meaning.severity, problem: meaning.problem } : null,
      }));
    } catch (error) {
      complain(t, t('draft.make'), error);
    }
  };
  const complete = meaning.vendor !== '' && meaning.name !== '' && (meaning.action === 'none' || (meaning.isNew ? meaning.problem !== '' : meaning.condition !== ''));
  return (
    <>
      <p className="quiet">{t('draft.markHint')}</p>
      <Marking form={form} marks={marks} onChange={remark} />
      <Saying form={form} meaning={meaning} onChange={(part) => setMeaning((before) => ({ ...before, ...part }))} />
      <div className="actions"><Button disabled={!complete} onClick={() => void make()}>{t('draft.make')}</Button></div>
      {draft !== undefined && <Finishing key={draft.pack} draft={draft} onSaved={onSaved} />}
    </>
  );
}

function Saying({ form, meaning, onChange }: { form: DraftingForm; meaning: Meaning; onChange: (part: Partial<Meaning>) => void }) {
  const { t } = useTranslation();
  const named = (value: string) => ({ value, label: value });
  const { conditions, events, causes, severities, kinds } = form.words;
  return (
    <div className="draft-fields">
      <Field label={t('alarm.vendor')}><Input value={meaning.vendor} onChange={(event) => onChange({ vendor: event.target.value.replace(/[^A-Za-z0-9-]+/g, '-') })} /></Field>
      <Field label={t('draft.name')}><Input value={meaning.name} onChange={(event) => onChange({ name: slug(event.target.value) })} /></Field>
      <Field label={t('draft.action')}>
        <Select aria-label={t('draft.action')} value={meaning.action} onChange={(action) => onChange({ action })} options={actions.map((value) => ({ value, label: word(t, 'ruleAction', value) }))} />
      </Field>
      {meaning.action === 'states' && (
        <>
          <Field label={t('draft.raiseWords')}><Input value={meaning.raise} onChange={(event) => onChange({ raise: event.target.value })} /></Field>
          <Field label={t('draft.clearWords')}><Input value={meaning.clear} onChange={(event) => onChange({ clear: event.target.value })} /></Field>
        </>
      )}
      {meaning.action !== 'none' && (
        <>
          <Field label={t('draft.kind')}>
            <Select aria-label={t('draft.kind')} value={meaning.objectKind} onChange={(objectKind) => onChange({ objectKind })} options={kinds.map((value) => ({ value, label: kindWord(value) }))} />
          </Field>
          <Field label={t('draft.condition')}>
            <Select
              aria-label={t('draft.condition')}
              showSearch={{ optionFilterProp: 'label' }}
              value={meaning.isNew ? '+' : meaning.condition || undefined}
              placeholder={t('draft.conditionHint')}
              onChange={(value: string) => onChange(value === '+' ? { isNew: true } : { isNew: false, condition: value })}
              options={[{ value: '+', label: t('draft.newCondition') }, ...conditions.map(({ name, problem, severity }) => ({ value: name, label: `${problem} (${name}, ${severity.toLowerCase()})` }))]}
            />
          </Field>
          {meaning.isNew && (
            <>
              <Field label={t('draft.problem')}><Input value={meaning.problem} onChange={(event) => onChange({ problem: event.target.value })} /></Field>
              <Field label={t('draft.event')}><Select aria-label={t('draft.event')} value={meaning.event} onChange={(event) => onChange({ event })} options={events.map(named)} /></Field>
              <Field label={t('draft.cause')}><Select aria-label={t('draft.cause')} showSearch value={meaning.cause} onChange={(cause) => onChange({ cause })} options={causes.map(named)} /></Field>
              <Field label={t('draft.severity')}>
                <Select aria-label={t('draft.severity')} value={meaning.severity} onChange={(severity) => onChange({ severity })} options={severities.map((value) => ({ value, label: word(t, 'severity', value) }))} />
              </Field>
            </>
          )}
        </>
      )}
    </div>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return <label className="draft-field"><span className="quiet">{label}</span>{children}</label>;
}

/** The drafted texts, for a person to finish, test and save. */
function Finishing({ draft, onSaved }: { draft: DraftedRule; onSaved: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [pack, setPack] = useState(draft.pack);
  const [cases, setCases] = useState(draft.cases);
  const [check, setCheck] = useState<CheckForm>();
  const [busy, setBusy] = useState(false);
  const body = { file: draft.file, pack, cases };
  const ask = async (what: string, action: () => Promise<void>) => {
    setBusy(true);
    try {
      await action();
    } catch (error) {
      complain(t, what, error);
    }
    setBusy(false);
  };
  const test = () => ask(t('draft.test'), async () => setCheck(await post<CheckForm>('/api/rules/check', body)));
  const save = () => ask(t('draft.save'), async () => {
    await post<ReloadForm>('/api/rules/site', body);
    await queries.invalidateQueries({ queryKey: ['unknownMessages'] });
    await queries.invalidateQueries({ queryKey: ['rules'] });
    onSaved();
  });
  const edited = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value);
    setCheck(undefined);
  };
  const clean = check !== undefined && check.errors.length === 0 && check.cases.length === 0;
  return (
    <>
      <label className="quiet" htmlFor="draft-pack">{t('draft.pack', { file: `${draft.file}.yaml` })}</label>
      <Input.TextArea id="draft-pack" className="machine" autoSize={{ minRows: 6, maxRows: 20 }} value={pack} onChange={edited(setPack)} />
      <label className="quiet" htmlFor="draft-cases">{t('draft.cases')}</label>
      <Input.TextArea id="draft-cases" className="machine" autoSize={{ minRows: 4, maxRows: 16 }} value={cases} onChange={edited(setCases)} />
      <div className="actions">
        <Button loading={busy} onClick={() => void test()}>{t('draft.test')}</Button>
        <Button type="primary" disabled={!clean || busy} onClick={() => void save()}>{t('draft.save')}</Button>
        {!clean && <span className="quiet">{t('draft.saveHint')}</span>}
      </div>
      {check !== undefined && <Checked check={check} />}
    </>
  );
}
