import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../session/http';
import { word } from '../words/explain';
import { reasonOf } from '../words/reason';

const keyOf = (field: string, fault: string): string => `${field}${fault.charAt(0).toUpperCase()}${fault.slice(1)}`;

/** Puts what the host found wrong beside its fields, and the rest below. */
export function useFaults<V>(form: FormInstance<V>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  // What the host said holds until the field says something else.
  const clear = (names: readonly string[]) => form.setFields(names.map((name) => ({ name, errors: [] })) as never);
  const attempt = async (act: () => Promise<void>) => {
    setProblem(null);
    try {
      await act();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : undefined;
      if (fields === undefined) {
        setProblem(reasonOf(t, error));
        return;
      }
      form.setFields(Object.entries(fields).map(([name, fault]) => ({ name, errors: [word(t, 'userFault', keyOf(name, fault))] })) as never);
    }
  };
  return { problem, attempt, onValuesChange: (changed: object) => clear(Object.keys(changed)) };
}
