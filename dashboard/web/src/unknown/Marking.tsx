import { useTranslation } from 'react-i18next';
import type { DraftingForm } from '../contracts/details';
import { word } from '../words/explain';
import { bindingRoles, mark, type Marks, type Role, wordRoles } from './marks';

interface MarkingProps {
  readonly form: DraftingForm;
  readonly marks: Marks;
  readonly onChange: (marks: Marks) => void;
}

/** The example, each part with what it is for. */
export function Marking({ form, marks, onChange }: MarkingProps) {
  const { t } = useTranslation();
  const { message } = form;
  const set = (at: number) => (role: Role) => onChange(mark(marks, at, role, form));
  if (message.kind === 'trap') {
    return (
      <table className="facts">
        <thead><tr><th scope="col">#</th><th scope="col">{t('unknown.binding')}</th><th scope="col">{t('unknown.value')}</th><th scope="col">{t('draft.role')}</th></tr></thead>
        <tbody>
          {message.bindings.map(({ place, name, shown }) => (
            <tr key={place}>
              <td>{place}</td>
              <td className="machine">{name}</td>
              <td className="said">{shown}</td>
              <td><RoleSelect label={t('draft.roleOf', { part: name })} roles={bindingRoles} role={marks.get(place) ?? 'fixed'} onChange={set(place)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <ul className="draft-parts">
      {message.parts.map(({ start, length }) => {
        const text = message.text.slice(start, start + length);
        const role = marks.get(start) ?? 'fixed';
        return (
          <li key={start} data-role={role}>
            <span className="machine">{text}</span>
            <RoleSelect label={t('draft.roleOf', { part: text })} roles={wordRoles} role={role} onChange={set(start)} />
          </li>
        );
      })}
    </ul>
  );
}

function RoleSelect({ label, roles, role, onChange }: { label: string; roles: readonly Role[]; role: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation();
  return (
    <select aria-label={label} value={role} onChange={(event) => onChange(event.target.value as Role)}>
      {roles.map((value) => <option key={value} value={value}>{word(t, 'draftRole', value)}</option>)}
    </select>
  );
}
