import { Button, Modal, Switch } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyAction, keyOf, presetKeys, shownKey } from './keyBindings';
import { choose, usePreferences } from './preferences';

/** The keys there are; each may be given another, and all be turned off. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { keys, keysOff } = usePreferences();
  const [waits, setWaits] = useState<KeyAction | null>(null);
  const take = (action: KeyAction, event: KeyboardEvent) => {
    if (waits !== action || ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Enter', ' '].includes(event.key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    setWaits(null);
    choose({ keys: { ...keys, [action]: event.key } });
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t('keys.title')} width="28rem" keyboard={waits === null}>
      <p><Switch size="small" checked={!keysOff} onChange={(on) => choose({ keysOff: !on })} aria-label={t('keys.on')} /> {t('keys.on')}</p>
      <p className="quiet">{t('keys.hint')}</p>
      <dl className="facts">
        {(Object.keys(presetKeys) as KeyAction[]).map((action) => (
          <div key={action}>
            <dt>
              <Button
                size="small"
                aria-label={`${t(`keys.${action}`)}: ${shownKey(keyOf(action, keys))}`}
                onClick={() => setWaits(action)}
                onKeyDown={(event) => take(action, event)}
                onBlur={() => setWaits(null)}
              >
                <kbd>{waits === action ? t('keys.press') : shownKey(keyOf(action, keys))}</kbd>
              </Button>
            </dt>
            <dd>{t(`keys.${action}`)}</dd>
          </div>
        ))}
        <div><dt><kbd>↓ ↑ Enter</kbd></dt><dd>{t('keys.arrows')}</dd></div>
      </dl>
      <Button size="small" onClick={() => choose({ keys: {} })} disabled={Object.keys(keys).length === 0}>{t('keys.reset')}</Button>
    </Modal>
  );
}
