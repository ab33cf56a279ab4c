import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const keys: readonly [string, string][] = [
  ['j  ↓', 'keys.next'],
  ['k  ↑', 'keys.previous'],
  ['Enter', 'keys.open'],
  ['a', 'keys.acknowledge'],
  ['c', 'keys.comment'],
  ['/', 'keys.filter'],
  ['f', 'keys.freeze'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
];

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open onCancel={onClose} footer={null} title={t('keys.title')} width="24rem">
      <dl className="facts">
        {keys.map(([key, words]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(words)}</dd></div>)}
      </dl>
    </Modal>
  );
}
