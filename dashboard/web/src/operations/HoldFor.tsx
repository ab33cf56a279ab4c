import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session';
import { span } from '../words/time';

const times = [30, 60, 240, 480, 1_440];

/** For how long an acknowledgement holds unless somebody says otherwise, minutes; 0: without an end. */
export const usePresetMinutes = (): number => useSession(({ me }) => me?.acknowledgeMinutes ?? 0);

interface HoldForProps {
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
  readonly label: string;
}

/** For how long something holds; 0 minutes: until somebody takes it back. */
export function HoldFor({ minutes, onMinutes, label }: HoldForProps) {
  const { t } = useTranslation();
  const preset = usePresetMinutes();
  const offered = [...new Set([...times, preset, minutes])].filter((value) => value > 0).sort((a, b) => a - b);
  return (
    <Select
      className="hold-for"
      value={minutes}
      onChange={onMinutes}
      aria-label={label}
      title={label}
      options={[...offered.map((value) => ({ value, label: span(t, value * 60_000) })), { value: 0, label: t('action.noEnd') }]}
    />
  );
}
